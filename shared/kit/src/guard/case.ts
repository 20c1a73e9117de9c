/** The one entity: what federation joins on, and what decisions are about. */
export const CASE = 'Case'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Ids are UUIDs in lower case; anything else names no case and is never looked up, nor logged. */
export function isCaseId(id: unknown): id is string {
  return typeof id === 'string' && UUID.test(id)
}
