export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** The day of a moment, UTC, ISO 8601. */
export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10)
}
