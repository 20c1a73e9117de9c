import { randomUUID } from 'node:crypto'
import { loadAgreement } from '@hub/agreement'
import { combineDirectives, releaseMask, standingsOf } from '@hub/decision'
import { testPostgres } from '@hub/postgres'
import { ANY_MEMBER, type Mask, type Purpose, type Role } from '@hub/vocabulary'
import fc from 'fast-check'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readLedger } from '../ledger/facts.ts'
import { migrateOwner } from '../migrate.ts'
import { type TestLedger, testLedger } from '../testing/ledger.ts'
import { testMember } from '../testing/test-member/index.ts'
import { type Clerk, createClerk } from './clerk.ts'
import { NARROW_ENVELOPE } from './shapes.ts'

const member = testMember({ afterRooms: async () => {} })
const { agreement } = loadAgreement()
const MINUTE = 60_000
const DAY = 1_440 * MINUTE

let dispose: () => Promise<void>
let migrate: pg.Pool
let db: Kysely<never>
let ledger: TestLedger
let clerk: Clerk
let position = 0

beforeAll(async () => {
  const owners = await testPostgres(inject('postgresUrl')).createOwners([member.code])
  const { migrateUrl, serveUrl } = owners.databases[member.code]
  await migrateOwner(member, migrateUrl)
  migrate = new pg.Pool({ connectionString: migrateUrl, max: 1 })
  db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: serveUrl, max: 2 }) }) })
  ledger = testLedger(migrate)
  const nobody = () => Promise.reject(new Error('nobody gives an order here'))
  clerk = createClerk(db, { owner: 'emergency', tables: () => [agreement] }, nobody)
  dispose = async () => {
    await db.destroy()
    await migrate.end()
    await owners[Symbol.asyncDispose]()
  }
})
afterAll(() => dispose?.())

const CATEGORIES = ['IDENTITY', 'THREAT', 'HEALTH'] as const
const PURPOSES = ['CASE_COORDINATION', 'EMERGENCY_PROTECTION'] as const satisfies readonly Purpose[]
const RECIPIENTS = ['training', 'outreach', ANY_MEMBER, 'SECRETARIAT'] as const
const CALLERS: readonly (readonly [member: string, role: Role])[] = [
  ['training', 'CASE_WORKER'],
  ['training', 'PARTNER_SYSTEM'],
  ['outreach', 'CASE_WORKER'],
  ['emergency', 'CASE_WORKER'],
  ['SECRETARIAT', 'COORDINATOR'],
]

const ITEMS: Readonly<Record<string, string>> = {
  REFERRED: 'REFERRAL',
  GRANTED: 'REQUEST',
  EMERGENCY: 'BREAK_GLASS',
}

/** The item from which a relation came. */
async function sent(id: string, caseId: string, kind: string, sender: string): Promise<void> {
  await migrate.query(
    `insert into ledger.desk_item values ($1, $2, $3, $4, 'somebody', 'emergency', '{}', '{}', now(), now())`,
    [id, kind, caseId, sender],
  )
}

/** What the owner would release, to every caller, for every purpose, soon and later. */
async function masks(caseId: string, from: number): Promise<readonly Mask[]> {
  const [facts] = (await readLedger(db, [caseId])).facts
  if (facts === undefined) throw new Error('no facts')
  return CALLERS.flatMap(([of, role]) =>
    PURPOSES.flatMap(purpose =>
      [MINUTE, DAY, 20 * DAY].map(later => {
        const asker = { sub: 'somebody', member: of, isPerson: role === 'CASE_WORKER', purpose }
        const standings = standingsOf(facts.relations, facts.holdsPart, asker, 'emergency', from + later)
        const consent = combineDirectives(facts.directives, of, purpose, from + later)
        return releaseMask(agreement, role, purpose, { standings, ...consent })
      }),
    ),
  )
}

const some = <Word extends string>(words: readonly Word[]) => fc.subarray([...words], { minLength: 1 })
const date = fc.option(
  fc.integer({ min: -10, max: 40 }).map(days => new Date(Date.now() + days * DAY).toISOString()),
  { nil: null },
)
const effect = fc.constantFrom('PERMIT', 'DENY')
const words = {
  effect,
  categories: some(CATEGORIES),
  recipients: some(RECIPIENTS),
  purposes: some(PURPOSES),
  legalBasis: fc.option(fc.constant('CONSENT'), { nil: null }),
  validFrom: date,
  validUntil: date,
}
const recorded = fc.record(words)
const relation = fc.record({
  kind: fc.constantFrom('REFERRED', 'GRANTED', 'CO_HOLDER', 'EMERGENCY'),
  member: fc.constantFrom('training', 'outreach'),
  categories: some(CATEGORIES),
  purposes: some(PURPOSES),
})
/** As the registry might send it: not all of it is an order. */
const directive = fc.record({
  ...words,
  collectionMethod: fc.constant('INTERVIEW'),
  noticeLanguage: fc.constant('en'),
  noticeVersion: fc.constant('1'),
  evidenceSha256: fc.constant('ab'.repeat(32)),
  mayContactAgain: fc.boolean(),
})
const reason = fc.constant('ASKED_BY_PERSON')
const scopeOf = <Word extends string>(of: readonly Word[]) => fc.option(fc.subarray([...of]), { nil: null })
/** By index into what is in the ledger. */
const which = fc.nat({ max: 5 })
const order = fc.oneof(
  fc.record({ kind: fc.constant('DENY'), directive }),
  fc.record({ kind: fc.constant('DENY'), directive, id: which }),
  fc.record({ kind: fc.constant('PROPOSE'), item: which, sender: fc.constant('training'), directive }),
  fc.record({ kind: fc.constant('WITHDRAW_DIRECTIVE'), directive: which, reason }),
  fc.record({
    kind: fc.constant('WITHDRAW_SCOPE'),
    categories: scopeOf(CATEGORIES),
    recipients: scopeOf(RECIPIENTS),
    purposes: scopeOf(PURPOSES),
    reason,
  }),
  fc.record({ kind: fc.constantFrom('DECLINE', 'END'), item: which }),
  fc.record({ kind: fc.constant('UNSHARE'), member: fc.constantFrom('training', 'outreach') }),
  fc.record({ kind: fc.constant('UNLINK') }),
)

describe('orders on the registry’s signature', () => {
  it('attack 24: whatever they are, and in whatever order, open nothing to anybody, now or later', async () => {
    let narrowed = 0
    let refused = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(recorded, { maxLength: 4 }),
        fc.array(relation, { maxLength: 3 }),
        fc.array(order, { minLength: 1, maxLength: 4 }),
        async (directives, relations, orders) => {
          const caseId = randomUUID()
          await ledger.part(caseId)
          const ids: string[] = []
          for (const { effect: kind, ...said } of directives) {
            ids.push(await (kind === 'PERMIT' ? ledger.permit(caseId, said) : ledger.deny(caseId, said)))
          }
          for (const row of relations) {
            const person = row.kind === 'EMERGENCY' ? { person: 'somebody', justification: 'x' } : {}
            const id = await ledger.relation(caseId, { ...row, ...person })
            await sent(id, caseId, ITEMS[row.kind] ?? 'OFFER', row.member)
            ids.push(id)
          }
          const { now } = await readLedger(db, [caseId])
          const named = (index: unknown) => (typeof index === 'number' ? (ids[index] ?? randomUUID()) : index)
          let before = await masks(caseId, now)
          for (const one of orders) {
            const given: Record<string, unknown> = { ...one }
            for (const key of ['id', 'item', 'directive']) if (key in given) given[key] = named(given[key])
            const by = { sub: 'anybody', member: 'training', role: 'CASE_WORKER', purpose: 'CASE_COORDINATION' }
            const envelope = NARROW_ENVELOPE.safeParse({
              commandId: randomUUID(),
              caseId,
              position: position + 1,
              by,
              order: given,
            })
            if (!envelope.success) {
              refused += 1
              continue
            }
            position += 1
            await clerk.narrow(envelope.data)
            const after = await masks(caseId, now)
            expect(after.map((mask, at) => mask & ~(before[at] ?? 0))).toEqual(after.map(() => 0))
            if (after.join() !== before.join()) narrowed += 1
            before = after
          }
        },
      ),
      { numRuns: 60 },
    )
    expect(narrowed).toBeGreaterThan(10)
    // A permit that is called a deny, and a deny that is called a proposal.
    expect(refused).toBeGreaterThan(5)
  })

  it.each([
    ['a permit under the name of a deny', { kind: 'DENY', directive: { effect: 'PERMIT' } }],
    [
      'a deny under the name of a proposal',
      { kind: 'PROPOSE', item: randomUUID(), sender: 'training', directive: { effect: 'DENY' } },
    ],
  ])('attack 24: are not taken where they are %s', (_, given) => {
    const said = {
      categories: ['IDENTITY'],
      recipients: ['training'],
      purposes: ['CASE_COORDINATION'],
      collectionMethod: 'INTERVIEW',
      noticeLanguage: 'en',
      noticeVersion: '1',
      evidenceSha256: 'ab'.repeat(32),
      mayContactAgain: true,
      validUntil: '2030-01-01T00:00:00Z',
    }
    const by = { sub: 'anybody', member: 'training', role: 'CASE_WORKER', purpose: 'CASE_COORDINATION' }
    const written = (effectSaid: string) => ({
      commandId: randomUUID(),
      caseId: randomUUID(),
      position: 1,
      by,
      order: { ...given, directive: { ...said, effect: effectSaid } },
    })
    const other = given.directive.effect === 'PERMIT' ? 'DENY' : 'PERMIT'
    expect(NARROW_ENVELOPE.safeParse(written(given.directive.effect)).success).toBe(false)
    expect(NARROW_ENVELOPE.safeParse(written(other)).success).toBe(true)
  })
})
