import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type pg from 'pg'

/*
 * Cases of every age, and, written apart from the rules, what of them is to go. Ages are in days; none is one of the
 * periods, and a negative one lies ahead.
 */

/** Another for each kind, so that none can be mistaken for another. */
export const PERIODS = new Map([
  ['texts', 100],
  ['items', 200],
  ['events', 300],
  ['log', 300],
  ['audits', 40],
  ['rooms', 400],
  ['cases', 800],
] as const)

const ids = fc.constant(0).map((): string => randomUUID())

/** A case to which things happened at these ages. */
function caseOf(...ages: readonly number[]) {
  const age = fc.constantFrom(...ages)
  const ageOrNone = fc.option(age, { freq: 2 })
  const end = fc.option(fc.constantFrom(...ages, ...ages, -30), { freq: 8 })
  return fc.record({
    id: ids,
    registered: fc.constantFrom(900, 1_200, 1_200, 1_500),
    unlinked: ageOrNone,
    closed: ageOrNone,
    visited: ageOrNone,
    permit: fc.option(fc.record({ recorded: age, withdrawn: ageOrNone }), { freq: 4 }),
    deny: ageOrNone,
    relation: fc.option(
      fc.record({
        id: ids,
        kind: fc.constantFrom('REFERRED', 'CO_HOLDER', 'GRANTED'),
        expires: end,
        closed: ageOrNone,
      }),
      { freq: 4 },
    ),
    item: fc.option(
      fc.record({
        id: ids,
        kind: fc.constantFrom('REFERRAL', 'OFFER', 'REQUEST', 'PROPOSAL', 'BREAK_GLASS'),
        sent: age,
        expires: fc.constantFrom(...ages, ...ages, -30),
        answer: fc.constantFrom(null, 'ACCEPTED', 'DECLINED', 'ENDED', 'CONFIRMED', 'REJECTED'),
        answered: age,
        opened: fc.option(fc.record({ expires: end, closed: ageOrNone }), { freq: 2 }),
        text: fc.boolean(),
      }),
      { freq: 6 },
    ),
    event: ageOrNone,
    asked: ageOrNone,
  })
}

/** Many that are over for long, or some time, and many to which something happened of late. */
export const testCase = fc.oneof(caseOf(1, 60, 150, 250, 350, 500, 900, 1_200), caseOf(500, 900), caseOf(900, 1_200))
export type TestCase = typeof testCase extends fc.Arbitrary<infer Value> ? Value : never

const PURPOSES = '{CASE_COORDINATION,TRAINING}'

/** Writes it, by the login that migrates. `visit` is one of the member's own tables. */
export async function insertCase(admin: pg.Pool, one: TestCase): Promise<void> {
  const run = (text: string, ...values: readonly unknown[]) => admin.query(text, [...values])
  const at = (days: number | null) => (days === null ? null : new Date(Date.now() - days * 86_400_000))
  const { id } = one
  await run(`insert into ledger.part values ($1, $2, 's', $3)`, id, `local ${id}`, at(one.registered))
  if (one.unlinked !== null) await run(`insert into ledger.part_unlinking values ($1, 's', $2)`, id, at(one.unlinked))
  await run(`insert into file values ($1, '{"legalName": "مريم"}')`, id)
  if (one.visited !== null) await run(`insert into visit values ($1, $2)`, id, at(one.visited))
  const directive = (effect: string, recorded: number) =>
    run(
      `insert into ledger.consent_directive values (gen_random_uuid(), $1, $2, '{IDENTITY,THREAT}', '{training}',
        '${PURPOSES}', 'CONSENT', '2020-01-01', '2120-01-01', 's', $3, 'INTERVIEW', 'ar', '1', '') returning id`,
      id,
      effect,
      at(recorded),
    )
  if (one.permit !== null) {
    const { rows } = await directive('PERMIT', one.permit.recorded)
    if (one.permit.withdrawn !== null) {
      const text = `insert into ledger.consent_withdrawal values (gen_random_uuid(), $1, $2, $3, 's', '')`
      await run(text, rows[0].id, id, at(one.permit.withdrawn))
    }
  }
  if (one.deny !== null) await directive('DENY', one.deny)
  const relation = async (row: { id: string; kind: string; expires: number | null; closed: number | null }) => {
    await run(
      `insert into ledger.relation values ($1, $2, 'training', null, $3, '{IDENTITY,THREAT}', '${PURPOSES}', 'kept apart',
        's', $4, $5)`,
      row.id,
      id,
      row.kind,
      at(1_500),
      at(row.expires),
    )
    if (row.closed === null) return
    const text = `insert into ledger.relation_closing values (gen_random_uuid(), $1, $2, $3, 's', '')`
    await run(text, row.id, id, at(row.closed))
  }
  if (one.relation !== null) await relation(one.relation)
  if (one.item !== null) {
    const { item } = one
    await run(
      `insert into ledger.desk_item values ($1, $2, $3, 'training', 's', 'emergency', '{}', '{}', $4, $5)`,
      item.id,
      item.kind,
      id,
      at(item.sent),
      at(item.expires),
    )
    if (item.answer !== null) {
      const text = `insert into ledger.desk_answer values ($1, $2, 's', 'emergency', $3)`
      await run(text, item.id, item.answer, at(item.answered))
    }
    if (item.opened !== null) await relation({ id: item.id, kind: 'GRANTED', ...item.opened })
    if (item.text) await run(`insert into ledger.desk_text values ($1, 'a text')`, item.id)
  }
  if (one.event !== null) {
    await run(
      `insert into ledger.desk_event (at, command_id, kind, case_id, sub, member, role, purpose, detail)
        values ($2, gen_random_uuid(), 'TEST', $1, 'worker', 'training', 'CASE_WORKER', 'TRAINING', '{"digest": "d"}')`,
      id,
      at(one.event),
    )
  }
}

const youngest = (...ages: readonly (number | null)[]) =>
  Math.min(...ages.map(days => days ?? Number.POSITIVE_INFINITY))

/** How long ago what opened something ended; it has not where it is still open. */
const sinceEnd = ({ expires, closed }: { expires: number | null; closed: number | null }) =>
  Math.max(expires ?? Number.NEGATIVE_INFINITY, closed ?? Number.NEGATIVE_INFINITY)

/** For how many days a case is over; less than nothing where it is not. */
export function overFor(one: TestCase): number {
  const { unlinked, closed, permit, relation, item } = one
  const ended = Math.max(unlinked ?? -1, closed ?? -1)
  const open = [relation?.kind === 'CO_HOLDER' ? null : relation, item?.opened].map(row => row && sinceEnd(row))
  return youngest(
    ended,
    one.registered,
    one.visited === null ? null : one.visited - 1,
    permit?.recorded ?? null,
    permit?.withdrawn ?? null,
    one.deny,
    item !== null && settledFor(one) < 0 ? -1 : null,
    ...open.map(days => days ?? null),
  )
}

/** For how many days an item is settled. */
export function settledFor({ item }: TestCase): number {
  if (item === null) return -1
  const { kind, answer, answered, expires, opened } = item
  if (kind === 'BREAK_GLASS') return answer === null ? -1 : youngest(answered, expires)
  if (answer === null) return expires
  if (opened !== null) return youngest(answered, sinceEnd(opened))
  return answer === 'ACCEPTED' ? youngest(answered, expires) : answered
}
