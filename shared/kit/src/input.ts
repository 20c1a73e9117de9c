import { GraphQLError } from 'graphql'

/** Whether a word is a day of the calendar, as PostgreSQL would take it too: `2025-02-28`, never `2025-02-30`. */
export function isDay(word: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(word) || word.startsWith('0000')) return false
  const time = Date.parse(`${word}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(word)
}

/**
 * An argument that is well-formed GraphQL and still makes no sense. It is named to the caller; the message stays inside,
 * and repeats nothing of what was sent.
 *
 * @param argument as the schema names it
 */
export function inputError(argument: string, message: string): GraphQLError {
  return new GraphQLError(`\`${argument}\` ${message}`, { extensions: { code: 'BAD_USER_INPUT', argument } })
}
