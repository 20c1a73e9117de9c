import { randomUUID } from 'node:crypto'
import type { Purpose } from '@hub/vocabulary'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONSENT_FORM, type Desk, deskOf, inDays, officer, worker } from '../src/harness/desk.ts'
import { SLOWER } from '../src/harness/slower.ts'
import { type Hub, startHub, withoutRequestId } from '../src/harness/start-hub.ts'

let hub: Hub
let desk: Desk
let ledger: pg.Pool

beforeAll(async () => {
  hub = await startHub()
  desk = deskOf(hub)
  ledger = new pg.Pool({ connectionString: hub.databases.emergency.migrateUrl })
})

afterAll(async () => {
  await ledger?.end()
  await hub?.[Symbol.asyncDispose]()
})

const JUSTIFICATION = 'arrested this morning, and the lawyer cannot be reached'
const EMERGENCY = 'EMERGENCY_PROTECTION'

async function caseWithFile(): Promise<string> {
  const caseId = await desk.open('emergency')
  await ledger.query(
    `insert into public.emergency_file (case_id, legal_name, nationality, risk_level) values ($1, 'مريم', 'KE', 'HIGH')`,
    [caseId],
  )
  return caseId
}

interface Room {
  readonly legalName: string | null
  readonly nationality: string | null
  readonly riskLevel: string | null
}

async function room(sub: string, caseId: string, purpose: Purpose): Promise<Room | null> {
  const query = `{ case(id: "${caseId}") { emergency { legalName nationality riskLevel } } }`
  const { body } = await hub.query({ sub, purpose }, query)
  return (body.data as unknown as { case: { emergency: Room | null } | null }).case?.emergency ?? null
}

const permit = (caseId: string, change: object = {}) =>
  desk.give(worker('emergency'), 'recordConsent', {
    caseId,
    owner: 'emergency',
    effect: 'PERMIT',
    categories: ['IDENTITY', 'ORIGIN', 'THREAT'],
    recipients: ['ANY_MEMBER'],
    purposes: ['CASE_COORDINATION', 'GRANT_ASSESSMENT', EMERGENCY],
    legalBasis: 'CONSENT',
    validFrom: inDays(-1),
    validUntil: inDays(30),
    ...CONSENT_FORM,
    ...change,
  })

async function refer(caseId: string, change: object = {}): Promise<string> {
  const offered = await desk.give(worker('emergency'), 'referCase', {
    caseId,
    owner: 'emergency',
    recipient: 'training',
    purposes: ['CASE_COORDINATION'],
    categories: ['IDENTITY'],
    expiresAt: inDays(30),
    ...change,
  })
  const referral = offered.item?.id ?? ''
  const accepted = await desk.give(worker('training'), 'acceptReferral', { referral, owner: 'emergency' })
  expect(accepted).toMatchObject({ done: true, case: { id: caseId } })
  return referral
}

describe('attack 20: somebody sets the override', () => {
  it('by headers, variables or fields of a query', async () => {
    const caseId = await caseWithFile()
    const query = `query Q($breakGlass: Boolean = true) { case(id: "${caseId}") { status @include(if: $breakGlass) } }`
    const headers = { 'break-glass': 'true', 'x-override': '1', 'command-signature': 'x', 'registry-signature': 'x' }
    const as = { sub: worker('outreach'), purpose: EMERGENCY, headers } as const
    const { body } = await hub.query(as, query, { breakGlass: true, emergency: true, override: 'yes' })
    expect(body.data).toEqual({ case: null })
  })

  it('at the owner itself, without the gateway’s signature, with another’s, or in another’s name', async () => {
    const caseId = await caseWithFile()
    const order = {
      field: 'breakGlass',
      args: { input: { idempotencyKey: randomUUID(), caseId, justification: JUSTIFICATION } },
    }
    const membersToken = await hub.token(worker('outreach'))
    for (const signature of ['', 'a.b.c', membersToken]) {
      const response = await fetch(`${hub.ownerUrl('emergency')}/desk`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'members-token': membersToken, 'command-signature': signature },
        body: JSON.stringify(order),
      })
      expect(response.status).toBe(401)
    }
    const narrowing = await fetch(`${hub.ownerUrl('emergency')}/desk/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'registry-signature': membersToken },
      body: JSON.stringify({ envelopes: [] }),
    })
    expect(narrowing.status).toBe(401)
    const { rows } = await ledger.query(`select from ledger.relation where case_id = $1`, [caseId])
    expect(rows).toEqual([])
  })
})

describe('attack 21: while a page is open', () => {
  it('an access that has ended opens nothing on the next page, nor on the same one again', async () => {
    const caseId = await caseWithFile()
    await permit(caseId)
    const referral = await refer(caseId)
    expect(await room(worker('training'), caseId, 'CASE_COORDINATION')).toMatchObject({ legalName: 'مريم' })
    const page = `query Page($after: String) { cases(first: 1, after: $after, orderBy: { field: OPENED_ON, direction: DESC }) {
      nodes { id emergency { legalName } } pageInfo { endCursor } } }`
    const as = { sub: worker('training'), purpose: 'CASE_COORDINATION' } as const
    const listed = async (after: string | null) => {
      const { body } = await hub.query(as, page, { after })
      return (body.data as unknown as { cases: { nodes: { id: string }[]; pageInfo: { endCursor: string | null } } })
        .cases
    }
    const seen: string[] = []
    let after: string | null = null
    for (let pages = 0; pages < 40 && !seen.includes(caseId); pages++) {
      const { nodes, pageInfo } = await listed(after)
      seen.push(...nodes.map(({ id }) => id))
      after = pageInfo.endCursor
    }
    expect(seen).toContain(caseId)
    expect(await desk.give(worker('emergency'), 'withdrawReferral', { item: referral })).toMatchObject({ done: true })
    expect(await room(worker('training'), caseId, 'CASE_COORDINATION')).toBeNull()
    const rest = await listed(after)
    expect(rest.nodes.map(({ id }) => id)).not.toContain(caseId)
    const notices = await desk.desk(worker('training'), 'NOTICES')
    expect(notices).toContainEqual(expect.objectContaining({ notice: 'ACCESS_ENDED' }))
  })

  it('a break-glass that was closed opens nothing any more', async () => {
    const caseId = await caseWithFile()
    const sub = worker('sustaining')
    const broken = await desk.give(sub, 'breakGlass', { caseId, justification: JUSTIFICATION }, EMERGENCY)
    expect(await room(sub, caseId, EMERGENCY)).toMatchObject({ legalName: 'مريم' })
    const closed = await desk.give(sub, 'closeBreakGlass', { item: broken.item?.id }, EMERGENCY)
    expect(closed).toMatchObject({ done: true, delivery: { members: 1, confirmed: 1 } })
    expect(await room(sub, caseId, EMERGENCY)).toBeNull()
  })
})

describe('attack 23: break-glass', () => {
  const give = (sub: string, input: object, purpose: Purpose = EMERGENCY) =>
    desk.give(sub, 'breakGlass', input, purpose)
  const codeOf = async (...given: Parameters<typeof give>) => (await give(...given)).refusal?.code

  it('without justification, by a machine, for another purpose', async () => {
    const caseId = await caseWithFile()
    const input = { caseId, justification: JUSTIFICATION }
    expect(await codeOf(worker('outreach'), { caseId, justification: ' '.repeat(40) })).toBe('TEXT_INVALID')
    expect(await codeOf('outreach-system', input)).toBe('PERSON_REQUIRED')
    expect(await codeOf(worker('outreach'), input, 'CASE_COORDINATION')).toBe('PURPOSE_NOT_EMERGENCY')
    expect(await codeOf('coordinator@secretariat.example', input, 'CASE_COORDINATION')).toBe('ROLE_NOT_ALLOWED')
    expect(await room(worker('outreach'), caseId, EMERGENCY)).toBeNull()
  })

  it('opens to the one person, up to the ceiling, is logged, and is reviewed by neither opener nor opener’s member', async () => {
    const caseId = await caseWithFile()
    await permit(caseId)
    const sub = worker('advocacy')
    expect(await give(sub, { caseId, justification: JUSTIFICATION })).toMatchObject({ done: true })
    // ORIGIN lies above the ceiling, whatever the person permits.
    expect(await room(sub, caseId, EMERGENCY)).toEqual({ legalName: 'مريم', nationality: null, riskLevel: 'HIGH' })
    expect(await room('advocacy-system', caseId, EMERGENCY)).toBeNull()
    expect(await room(sub, caseId, 'CASE_COORDINATION')).toBeNull()
    const { rows } = await ledger.query(
      `select count(*)::integer as count from ledger.release_in_words, jsonb_array_elements(entries) as entry
        where sub = $1 and entry ->> 'case' = $2 and (entry -> 'relations') ? 'EMERGENCY'`,
      [sub, caseId],
    )
    expect(rows[0].count).toBeGreaterThan(0)
    const waiting = await desk.desk(officer('emergency'), 'WAITING', 'AUDIT')
    const item = waiting.find(one => one.case?.id === caseId && one.sender === 'advocacy')?.id
    const review = { item, owner: 'emergency', verdict: 'CONFIRM' }
    const byOwn = await desk.give(officer('advocacy'), 'reviewBreakGlass', { ...review, owner: 'advocacy' }, 'AUDIT')
    expect(byOwn.refusal?.code).toBe('NOT_YOURS')
    const byOpener = await desk.give(sub, 'reviewBreakGlass', review, EMERGENCY)
    expect(byOpener.refusal?.code).toBe('ROLE_NOT_ALLOWED')
    const extended = await codeOf(sub, { caseId, justification: JUSTIFICATION })
    expect(extended).toBe('BREAK_GLASS_UNREVIEWED')
    const rejected = await desk.give(
      officer('emergency'),
      'reviewBreakGlass',
      { ...review, verdict: 'REJECT' },
      'AUDIT',
    )
    expect(rejected).toMatchObject({ done: true, item: { state: 'REJECTED' } })
    expect(await room(sub, caseId, EMERGENCY)).toBeNull()
    expect(await codeOf(sub, { caseId, justification: JUSTIFICATION })).toBe('BREAK_GLASS_UNREVIEWED')
  })

  it('tells nothing about whether there is a case', async () => {
    const caseId = await caseWithFile()
    const send = (sub: string, id: string) =>
      desk.send(sub, 'breakGlass', { caseId: id, justification: JUSTIFICATION }, EMERGENCY)
    const shape = (text: string) => withoutRequestId(text).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
    const there = await send(worker('training'), caseId)
    const absent = await send(worker('outreach'), randomUUID())
    expect(there.status).toBe(absent.status)
    expect(shape(there.text).replaceAll('training', 'x')).toBe(shape(absent.text).replaceAll('outreach', 'x'))
  })
})

describe('attack 24: more than one may give', () => {
  it('opens no more than was referred: for no other purpose, to no other member, and two rows never multiply out', async () => {
    const caseId = await caseWithFile()
    await permit(caseId)
    await refer(caseId)
    await refer(caseId, { purposes: ['GRANT_ASSESSMENT'], categories: ['ORIGIN'] })
    const seen = (purpose: Purpose) => room(worker('training'), caseId, purpose)
    expect(await seen('CASE_COORDINATION')).toEqual({ legalName: 'مريم', nationality: null, riskLevel: null })
    expect(await seen('GRANT_ASSESSMENT')).toEqual({ legalName: null, nationality: 'KE', riskLevel: null })
    expect(await seen(EMERGENCY)).toBeNull()
    expect(await room(worker('outreach'), caseId, 'CASE_COORDINATION')).toBeNull()
  })

  it('passes nothing on: a recipient neither refers the case nor grants it', async () => {
    const caseId = await caseWithFile()
    await refer(caseId)
    for (const owner of ['training', 'emergency'] as const) {
      const passed = await desk.give(worker('training'), 'referCase', {
        caseId,
        owner,
        recipient: 'outreach',
        purposes: ['CASE_COORDINATION'],
        categories: ['IDENTITY'],
        expiresAt: inDays(10),
      })
      expect(passed.refusal?.code).toBe(owner === 'training' ? 'NOT_HOLDER' : 'NOT_YOUR_MEMBER')
    }
  })

  it('gives no part in a case that is known by its id alone, and no right to withdraw everywhere', async () => {
    const caseId = await caseWithFile()
    await permit(caseId)
    const referral = await refer(await caseWithFile())
    const register = (item: string) =>
      desk.give(worker('training'), 'registerPart', {
        referral: item,
        member: 'training',
        caseId,
        localReference: `t ${randomUUID()}`,
      })
    expect((await register(referral)).refusal?.code).toBe('NOT_YOURS')
    expect((await register(randomUUID())).refusal?.code).toBe('NOT_YOURS')
    const withdrawn = await desk.give(worker('training'), 'withdrawConsent', {
      caseId,
      scope: {},
      reason: 'ASKED_BY_PERSON',
    })
    expect(withdrawn.refusal?.code).toBe('NOT_HOLDER')
    const { rows } = await ledger.query('select from ledger.consent_withdrawal where case_id = $1', [caseId])
    expect(rows).toEqual([])
  })

  it('binds a permit nowhere but where it was recorded, until it is recorded there too', async () => {
    const caseId = await caseWithFile()
    await desk.share(caseId, 'emergency', 'training')
    await permit(caseId, { everywhere: true })
    const training = new pg.Client({ connectionString: hub.databases.training.migrateUrl })
    await training.connect()
    const recorded = () => training.query('select effect from ledger.consent_directive where case_id = $1', [caseId])
    const proposed = async () =>
      (await desk.desk(worker('training'), 'WAITING')).find(one => one.kind === 'PROPOSAL' && one.case?.id === caseId)
    expect((await recorded()).rows).toEqual([])
    expect(await proposed()).toMatchObject({ sender: 'emergency' })
    const arrived = () =>
      training.query('select from ledger.desk_item where case_id = $1 and kind = $2', [caseId, 'PROPOSAL'])
    await expect.poll(async () => (await arrived()).rows.length, { timeout: 10_000 * SLOWER }).toBe(1)
    const proposal = (await proposed())?.id
    const adopt = (sub: string) => desk.give(sub, 'adoptProposal', { proposal, owner: 'training' })
    expect((await adopt('training-system')).refusal?.code).toBe('PERSON_REQUIRED')
    expect(await adopt(worker('training'))).toMatchObject({ done: true })
    expect((await recorded()).rows).toEqual([{ effect: 'PERMIT' }])
    await training.end()
  })
})
