import type { NumberedCase } from '../batch.ts'
import { MEMBERS_SHOWN, type MemberShown } from '../members.ts'
import type { ValueField } from './fields.ts'
import type { ServedDemonstration } from './served-hub.ts'

/** Which fields of which cases have a value. */
export interface Recorded {
  has(field: ValueField, one: NumberedCase): boolean
}

/** Asks every member for all of its files. An empty list counts as no value: it shows nothing. */
export async function readRecorded(
  hub: ServedDemonstration,
  fields: readonly ValueField[],
  cases: readonly NumberedCase[],
): Promise<Recorded> {
  const known = new Set<string>()
  for (const owner of MEMBERS_SHOWN) {
    const own = fields.filter(field => field.owner === owner)
    for await (const [one, room] of roomsOf(hub, owner, cases)) {
      for (const field of own) if (hasValue(room, field.path)) known.add(`${field.coordinate} ${one.id}`)
    }
  }
  return { has: (field, one) => field.owner === 'registry' || known.has(`${field.coordinate} ${one.id}`) }
}

/** For GRANT_PAYMENT a case worker sees all of its member's own files, bank details and sources included. */
async function* roomsOf(hub: ServedDemonstration, owner: MemberShown, cases: readonly NumberedCase[]) {
  const caller = { sub: 'test', member: owner, role: 'CASE_WORKER', purpose: 'GRANT_PAYMENT' } as const
  const held = cases.filter(({ draft }) => draft.parts.has(owner))
  for (let from = 0; from < held.length; from += 50) {
    const some = held.slice(from, from + 50)
    const found = await hub.cases(
      owner,
      caller,
      some.map(({ id }) => id),
    )
    for (const [index, one] of some.entries()) yield [one, found[index]] as const
  }
}

/** Whether there is a value at the path, in some item of each list on the way. */
export function hasValue(value: unknown, path: readonly string[]): boolean {
  if (Array.isArray(value)) return value.some(item => hasValue(item, path))
  if (value === null || value === undefined) return false
  const [name, ...rest] = path
  return name === undefined || hasValue((value as Record<string, unknown>)[name], rest)
}
