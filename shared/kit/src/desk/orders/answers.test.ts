import { randomUUID } from 'node:crypto'
import { loadAgreement } from '@hub/agreement'
import type { Actor } from '@hub/assertion'
import { testPostgres } from '@hub/postgres'
import type { Purpose, Role } from '@hub/vocabulary'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { migrateOwner } from '../../migrate.ts'
import { testMember } from '../../testing/test-member/index.ts'
import { type Clerk, createClerk } from '../clerk.ts'
import type { OrderField } from '../shapes.ts'

/*
 * At the owner itself, which believes no registry: one key orders one thing, an item has one answer, and whoever comes
 * second, or at the same moment, changes nothing.
 */

const member = testMember({ afterRooms: async () => {} })
const { agreement } = loadAgreement()
const DAY = 86_400_000
const soon = new Date(Date.now() + 10 * DAY).toISOString()

let dispose: () => Promise<void>
let migrate: pg.Pool
let clerk: Clerk
/** Held by emergency. */
let caseId: string
let position = 0

const actor = (of: string, role: Role, purpose: Purpose, name: string = role): Actor =>
  ({ sub: `${name}@${of}`, member: of, role, purpose, isPerson: true }) as Actor
const here = actor('emergency', 'CASE_WORKER', 'CASE_COORDINATION')
const colleague = actor('emergency', 'CASE_WORKER', 'CASE_COORDINATION', 'colleague')
const there = actor('training', 'CASE_WORKER', 'CASE_COORDINATION')
const alsoThere = actor('training', 'CASE_WORKER', 'CASE_COORDINATION', 'colleague')
const officer = actor('emergency', 'DATA_PROTECTION_OFFICER', 'AUDIT')
const deputy = actor('emergency', 'DATA_PROTECTION_OFFICER', 'AUDIT', 'deputy')

beforeAll(async () => {
  const owners = await testPostgres(inject('postgresUrl')).createOwners([member.code])
  const { migrateUrl, serveUrl } = owners.databases[member.code]
  await migrateOwner(member, migrateUrl)
  migrate = new pg.Pool({ connectionString: migrateUrl, max: 1 })
  const db = new Kysely<never>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: serveUrl, max: 4 }) }),
  })
  // Who acts is told by the two signatures; what they prove is tried elsewhere.
  const verify = async ({ membersToken }: { readonly membersToken?: string | undefined }) => {
    return JSON.parse(membersToken ?? 'null') as Actor
  }
  clerk = createClerk(db, { owner: 'emergency', tables: () => [agreement] }, verify)
  dispose = async () => {
    await db.destroy()
    await migrate.end()
    await owners[Symbol.asyncDispose]()
  }
})
afterAll(() => dispose?.())
beforeEach(async () => {
  const opened = await give(here, 'openCase', { subjectKind: 'PERSON', localReference: randomUUID() })
  if (opened.refused !== undefined) throw new Error(opened.refused)
  caseId = opened.mirror.caseId
})

function give(by: Actor, field: OrderField, input: object) {
  const args = { input: { idempotencyKey: randomUUID(), ...input } }
  return clerk.carryOut({ field, args }, { membersToken: JSON.stringify(by), commandSignature: 'verified' })
}

async function itemBy(by: Actor, field: OrderField, input: object): Promise<string> {
  const outcome = await give(by, field, input)
  if (outcome.refused !== undefined) throw new Error(`${field}: ${outcome.refused}`)
  return outcome.result.item ?? ''
}

const TABLES = [
  ...['part', 'part_unlinking', 'consent_directive', 'consent_withdrawal', 'relation', 'relation_closing'],
  ...['desk_item', 'desk_answer', 'desk_text', 'desk_event'],
]

/** How many rows each table of the ledger has. */
async function rows(but: readonly string[] = []): Promise<object> {
  const counts = TABLES.filter(table => !but.includes(table)).map(
    table => `(select count(*) from ledger.${table}) as ${table}`,
  )
  return (await migrate.query(`select ${counts.join(', ')}`)).rows[0]
}

const referral = () => ({
  caseId,
  owner: 'emergency',
  recipient: 'training',
  purposes: ['CASE_COORDINATION'],
  categories: ['IDENTITY'],
  expiresAt: soon,
})
const request = () => ({
  caseId,
  owner: 'emergency',
  purposes: ['CASE_COORDINATION'],
  categories: ['IDENTITY'],
  justification: 'a training is planned',
  until: soon,
})
const FORM = {
  collectionMethod: 'INTERVIEW',
  noticeLanguage: 'en',
  noticeVersion: '1',
  evidenceSha256: 'ab'.repeat(32),
  mayContactAgain: true,
}
const words = () => ({
  effect: 'PERMIT',
  categories: ['IDENTITY'],
  recipients: ['training'],
  purposes: ['CASE_COORDINATION'],
  legalBasis: 'CONSENT',
  validFrom: new Date(Date.now() - DAY).toISOString(),
  validUntil: soon,
  ...FORM,
})

/** An order on the registry's signature. */
function narrow(order: object, commandId = randomUUID()) {
  position += 1
  const by = { sub: 'somebody', member: 'training', role: 'CASE_WORKER', purpose: 'CASE_COORDINATION' }
  return clerk.narrow({ commandId, caseId, position, by, order } as never)
}

async function proposal(): Promise<string> {
  const item = randomUUID()
  const directive = { ...words(), validFrom: Date.now() - DAY, validUntil: Date.now() + 10 * DAY }
  await narrow({ kind: 'PROPOSE', item, sender: 'training', directive })
  return item
}

async function glass(): Promise<string> {
  const opener = actor('outreach', 'CASE_WORKER', 'EMERGENCY_PROTECTION', randomUUID())
  return itemBy(opener, 'breakGlass', { caseId, justification: 'arrested, the lawyer cannot be reached' })
}

/** Every order of a person: who gives it, what it says, and something else that it could say. */
const ORDERS: Readonly<Record<OrderField, () => Promise<readonly [by: Actor, input: object, other: object]>>> = {
  openCase: async () => [here, { subjectKind: 'PERSON', localReference: randomUUID() }, { subjectKind: 'GROUP' }],
  setCaseStatus: async () => [here, { caseId, status: 'CLOSED' }, { status: 'ON_HOLD' }],
  registerPart: async () => {
    const item = await itemBy(here, 'referCase', referral())
    await itemBy(there, 'acceptReferral', { referral: item, owner: 'emergency' })
    return [there, { referral: item, member: 'training', caseId, localReference: 'T 1' }, { localReference: 'T 2' }]
  },
  unlinkPart: async () => [here, { caseId }, { caseId: randomUUID() }],
  referCase: async () => [here, referral(), { categories: ['CONTACT'] }],
  acceptReferral: async () => {
    const item = await itemBy(here, 'referCase', referral())
    return [there, { referral: item, owner: 'emergency' }, { referral: await itemBy(here, 'referCase', referral()) }]
  },
  requestAccess: async () => [there, request(), { categories: ['CONTACT'] }],
  approveRequest: async () => {
    const item = await itemBy(there, 'requestAccess', request())
    return [here, { request: item, owner: 'emergency' }, { categories: ['IDENTITY'] }]
  },
  recordConsent: async () => [
    here,
    { caseId, owner: 'emergency', everywhere: false, ...words() },
    { recipients: ['outreach'] },
  ],
  adoptProposal: async () => {
    const [first, second] = [await proposal(), await proposal()]
    return [here, { proposal: first, owner: 'emergency' }, { proposal: second }]
  },
  breakGlass: async () => [
    actor('outreach', 'CASE_WORKER', 'EMERGENCY_PROTECTION', randomUUID()),
    { caseId, justification: 'arrested, the lawyer cannot be reached' },
    { justification: 'something else, said at great length' },
  ],
  reviewBreakGlass: async () => [
    officer,
    { item: await glass(), owner: 'emergency', verdict: 'CONFIRM' },
    { verdict: 'REJECT' },
  ],
}

describe('one key', () => {
  it.each(Object.keys(ORDERS) as OrderField[])('%s: has one effect, and orders nothing else', async field => {
    const [by, input, other] = await ORDERS[field]()
    const keyed = { ...input, idempotencyKey: randomUUID() }
    const [first, second] = await Promise.all([give(by, field, keyed), give(by, field, keyed)])
    expect(first.refused).toBeUndefined()
    expect(second).toEqual(first)
    const after = await rows()
    expect(await give(by, field, keyed)).toEqual(first)
    expect(await give(by, field, { ...keyed, ...other })).toEqual({ refused: 'IDEMPOTENCY_KEY_REUSED' })
    expect(await rows()).toEqual(after)
  })

  it('of an order on the registry’s signature orders nothing else either', async () => {
    const commandId = randomUUID()
    expect((await narrow({ kind: 'UNSHARE', member: 'training' }, commandId)).refused).toBeUndefined()
    const after = await rows()
    expect(await narrow({ kind: 'UNSHARE', member: 'outreach' }, commandId)).toEqual({
      refused: 'IDEMPOTENCY_KEY_REUSED',
    })
    expect(await rows()).toEqual(after)
  })

  it('of an order that was refused, whose answer was lost: it is refused as before', async () => {
    const commandId = randomUUID()
    const order = { kind: 'WITHDRAW_DIRECTIVE', directive: randomUUID(), reason: 'ASKED_BY_PERSON' }
    expect(await narrow(order, commandId)).toEqual({ refused: 'DIRECTIVE_UNKNOWN' })
    const after = await rows()
    expect(await narrow(order, commandId)).toEqual({ refused: 'DIRECTIVE_UNKNOWN' })
    expect(await rows()).toEqual(after)
  })
})

describe('one answer, whoever gives it, at once and after', () => {
  type Outcomes = readonly { readonly refused?: string | undefined }[]
  const ANSWERS: Readonly<Record<string, () => Promise<readonly (() => Promise<Outcomes[number]>)[]>>> = {
    'to a referral': async () => {
      const item = await itemBy(here, 'referCase', referral())
      const accept = (by: Actor) => () => give(by, 'acceptReferral', { referral: item, owner: 'emergency' })
      return [accept(there), accept(alsoThere), () => narrow({ kind: 'DECLINE', item })]
    },
    'to a request': async () => {
      const item = await itemBy(there, 'requestAccess', request())
      const approve = (by: Actor) => () => give(by, 'approveRequest', { request: item, owner: 'emergency' })
      return [approve(here), approve(colleague), () => narrow({ kind: 'DECLINE', item })]
    },
    'to a proposal': async () => {
      const item = await proposal()
      const adopt = (by: Actor) => () => give(by, 'adoptProposal', { proposal: item, owner: 'emergency' })
      return [adopt(here), adopt(colleague), () => narrow({ kind: 'DECLINE', item })]
    },
    'to a use of break-glass': async () => {
      const item = await glass()
      const review = (by: Actor, verdict: string) => () =>
        give(by, 'reviewBreakGlass', { item, owner: 'emergency', verdict })
      return [review(officer, 'CONFIRM'), review(deputy, 'REJECT'), review(deputy, 'CONFIRM')]
    },
  }

  it.each(Object.keys(ANSWERS))('%s', async what => {
    const answers = (await ANSWERS[what]?.()) ?? []
    const before = await rows(['desk_event'])
    const outcomes = await Promise.all(answers.map(answer => answer()))
    expect(outcomes.map(({ refused }) => refused ?? 'DONE').sort()).toEqual([
      'ALREADY_ANSWERED',
      'ALREADY_ANSWERED',
      'DONE',
    ])
    const after = await rows(['desk_event'])
    expect(after).not.toEqual(before)
    for (const answer of answers) expect((await answer()).refused).toBe('ALREADY_ANSWERED')
    expect(await rows(['desk_event'])).toEqual(after)
  })

  it('a part is shared with a member once, however often it is registered', async () => {
    const [, input] = await ORDERS.registerPart()
    const outcomes = await Promise.all([give(there, 'registerPart', input), give(alsoThere, 'registerPart', input)])
    expect(outcomes.map(({ refused }) => refused)).toEqual([undefined, undefined])
    const { rows: shared } = await migrate.query(
      `select from ledger.relation where case_id = $1 and kind = 'CO_HOLDER'`,
      [caseId],
    )
    expect(shared).toHaveLength(1)
  })

  it('a part is given up once, and a permit withdrawn once', async () => {
    await give(here, 'recordConsent', { caseId, owner: 'emergency', everywhere: false, ...words() })
    const { rows: recorded } = await migrate.query('select id from ledger.consent_directive where case_id = $1', [
      caseId,
    ])
    const order = { kind: 'WITHDRAW_DIRECTIVE', directive: recorded[0]?.id, reason: 'ASKED_BY_PERSON' }
    const withdrawn = await Promise.all([narrow(order), narrow(order)])
    expect(withdrawn.map(({ refused }) => refused ?? 'DONE').sort()).toEqual(['DIRECTIVE_UNKNOWN', 'DONE'])
    const given = await Promise.all([give(here, 'unlinkPart', { caseId }), give(colleague, 'unlinkPart', { caseId })])
    expect(given.map(({ refused }) => refused ?? 'DONE').sort()).toEqual(['DONE', 'NOT_HOLDER'])
  })
})
