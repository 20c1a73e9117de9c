/** Whether a word is a day of the calendar, as PostgreSQL would take it too: `2025-02-28`, never `2025-02-30`. */
export function isDay(word: unknown): word is string {
  if (typeof word !== 'string' || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(word) || word.startsWith('0000')) return false
  const time = Date.parse(`${word}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(word)
}
