import { randomUUID } from 'node:crypto'
import { fillDesk } from '@hub/demonstration/desk'
import { DEMO_SECRET } from '@hub/identity-provider'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONSENT_FORM, type Desk, deskOf, inDays, officer, worker } from '../src/harness/desk.ts'
import { type Hub, startHub } from '../src/harness/start-hub.ts'

let hub: Hub
let desk: Desk
let emergency: pg.Pool
let registry: pg.Pool

beforeAll(async () => {
  hub = await startHub()
  desk = deskOf(hub)
  emergency = new pg.Pool({ connectionString: hub.databases.emergency.migrateUrl })
  registry = new pg.Pool({ connectionString: hub.databases.registry.migrateUrl })
})

afterAll(async () => {
  await emergency?.end()
  await registry?.end()
  await hub?.[Symbol.asyncDispose]()
})

async function nameSeenBy(sub: string, caseId: string, purpose = 'CASE_COORDINATION' as const): Promise<unknown> {
  const { body } = await hub.query({ sub, purpose }, `{ case(id: "${caseId}") { emergency { legalName } } }`)
  const data = body.data as unknown as { case: { emergency: { legalName: string | null } | null } | null }
  return data.case?.emergency?.legalName ?? null
}

const PERMIT = {
  owner: 'emergency',
  effect: 'PERMIT',
  categories: ['IDENTITY'],
  recipients: ['training'],
  purposes: ['CASE_COORDINATION'],
  legalBasis: 'CONSENT',
  ...CONSENT_FORM,
}

describe('the desk', () => {
  it('closes and reopens a case for whoever holds a part, and for nobody else', async () => {
    const caseId = await desk.open('emergency')
    const statusOf = async () => {
      const asked = await hub.query(
        { sub: worker('emergency'), purpose: 'CASE_COORDINATION' },
        `{ case(id: "${caseId}") { status } }`,
      )
      return (asked.body.data as { case?: { status: string } } | null | undefined)?.case?.status
    }
    for (const status of ['CLOSED', 'ON_HOLD', 'OPEN']) {
      expect(await desk.give(worker('emergency'), 'setCaseStatus', { caseId, status })).toMatchObject({ done: true })
      expect(await statusOf()).toBe(status)
    }
    const foreign = await desk.give(worker('training'), 'setCaseStatus', { caseId, status: 'CLOSED' })
    expect(foreign).toMatchObject({ done: false, refusal: { code: 'NOT_HOLDER' } })
    expect(await statusOf()).toBe('OPEN')
  })

  it('unlinks a part once: it is shared no more, and cannot be registered again', async () => {
    const caseId = await desk.open('emergency')
    await desk.share(caseId, 'emergency', 'training')
    const holders = async () => {
      const { rows } = await registry.query(
        `select owner from mirror_standing where case_id = $1 and kind = 'HOLDER' order by owner`,
        [caseId],
      )
      return rows.map(row => row.owner)
    }
    expect(await holders()).toEqual(['emergency', 'training'])
    expect(await desk.give(worker('training'), 'unlinkPart', { caseId })).toMatchObject({
      done: true,
      delivery: { members: 1, confirmed: 1 },
    })
    expect(await holders()).toEqual(['emergency'])
    const { rows: shared } = await emergency.query(
      `select from ledger.relation as one where case_id = $1 and kind = 'CO_HOLDER'
        and not exists (select from ledger.relation_closing where relation_id = one.id)`,
      [caseId],
    )
    expect(shared).toEqual([])
    const again = await desk.give(worker('training'), 'unlinkPart', { caseId })
    expect(again).toMatchObject({ done: false, refusal: { code: 'NOT_HOLDER' } })
    await expect(desk.share(caseId, 'emergency', 'training')).rejects.toThrow('PART_UNLINKED')
  })

  it('shows what was asked for to whoever asked, and what expires soon to both', async () => {
    const caseId = await desk.open('emergency')
    const ask = (days: number) =>
      desk.give(worker('training'), 'requestAccess', {
        caseId,
        owner: 'emergency',
        purposes: ['CASE_COORDINATION'],
        categories: ['IDENTITY'],
        justification: 'a training is planned',
        until: inDays(days),
      })
    const [soon, late] = [(await ask(13)).item?.id, (await ask(15)).item?.id]
    const ids = async (member: 'emergency' | 'training', view: string) =>
      (await desk.desk(worker(member), view)).map(({ id }) => id).filter(id => id === soon || id === late)
    expect(await ids('training', 'ASKED')).toEqual([late, soon])
    expect(await ids('emergency', 'ASKED')).toEqual([])
    expect(await ids('emergency', 'EXPIRING')).toEqual([soon])
    expect(await ids('training', 'EXPIRING')).toEqual([soon])
    // What was declined expires no more.
    await desk.give(worker('emergency'), 'declineRequest', { item: soon })
    expect(await ids('emergency', 'EXPIRING')).toEqual([])
  })

  it('opens a case for the member that holds the first part, and for nobody else', async () => {
    const caseId = await desk.open('emergency')
    const ask = (member: 'emergency' | 'training') =>
      hub.query({ sub: worker(member), purpose: 'CASE_COORDINATION' }, `{ case(id: "${caseId}") { status reference } }`)
    expect((await ask('emergency')).body.data).toMatchObject({ case: { status: 'OPEN' } })
    expect((await ask('training')).body.data).toEqual({ case: null })
  })

  it('grants a request: what was asked for becomes readable, with consent', async () => {
    const caseId = await desk.open('emergency')
    const asked = await desk.give(worker('training'), 'requestAccess', {
      caseId,
      owner: 'emergency',
      purposes: ['CASE_COORDINATION'],
      categories: ['IDENTITY', 'CONTACT'],
      justification: 'a training is planned',
      until: inDays(30),
    })
    expect(asked).toMatchObject({ done: true, item: { state: 'OPEN', case: { id: caseId, reference: null } } })
    const request = asked.item?.id
    const waiting = await desk.desk(worker('emergency'), 'WAITING')
    expect(waiting).toContainEqual(expect.objectContaining({ id: request, sender: 'training' }))
    const granted = await desk.give(worker('emergency'), 'approveRequest', {
      request,
      owner: 'emergency',
      categories: ['IDENTITY'],
    })
    expect(granted).toMatchObject({ done: true, item: { state: 'ACCEPTED', granted: ['IDENTITY'] } })
    const { body } = await hub.query(
      { sub: worker('training'), purpose: 'CASE_COORDINATION' },
      `{ case(id: "${caseId}") { status } }`,
    )
    expect(body.data).toEqual({ case: { status: 'OPEN' } })
    const again = await desk.give(worker('emergency'), 'declineRequest', { item: request })
    expect(again.refusal?.code).toBe('ALREADY_ANSWERED')
    const inForce = async (member: 'emergency' | 'training' | 'outreach') =>
      (await desk.desk(worker(member), 'IN_FORCE')).some(({ id }) => id === request)
    expect(await Promise.all([inForce('emergency'), inForce('training'), inForce('outreach')])).toEqual([
      true,
      true,
      false,
    ])
    expect(await desk.give(worker('emergency'), 'endAccess', { item: request })).toMatchObject({ done: true })
    expect(await Promise.all([inForce('emergency'), inForce('training')])).toEqual([false, false])
  })

  it('records a permit, and withdraws it everywhere', async () => {
    const caseId = await desk.open('emergency')
    await desk.share(caseId, 'emergency', 'training')
    const recorded = await desk.give(worker('emergency'), 'recordConsent', {
      ...PERMIT,
      caseId,
      validFrom: inDays(-1),
      validUntil: inDays(30),
      everywhere: true,
    })
    expect(recorded).toMatchObject({ done: true, refusal: null })
    const withdrawn = await desk.give(worker('training'), 'withdrawConsent', {
      caseId,
      scope: { categories: ['IDENTITY'] },
      reason: 'ASKED_BY_PERSON',
    })
    expect(withdrawn).toMatchObject({ done: true, delivery: { members: 2, confirmed: 2 } })
    const { rows } = await emergency.query('select reason from ledger.consent_withdrawal where case_id = $1', [caseId])
    expect(rows).toEqual([{ reason: 'ASKED_BY_PERSON' }])
    expect(await nameSeenBy(worker('training'), caseId)).toBeNull()
  })

  it('breaks the glass for a person, tells the officer, and blocks until it is reviewed', async () => {
    const caseId = await desk.open('emergency')
    const sub = worker('relocation')
    const justification = 'arrested this morning, the lawyer cannot be reached'
    const broken = await desk.give(sub, 'breakGlass', { caseId, justification }, 'EMERGENCY_PROTECTION')
    expect(broken).toMatchObject({ done: true, item: { state: 'OPEN', recipient: null } })
    const absent = { caseId: randomUUID(), justification }
    const blocked = await desk.give(sub, 'breakGlass', absent, 'EMERGENCY_PROTECTION')
    expect(blocked.refusal?.code).toBe('BREAK_GLASS_UNREVIEWED')
    const { body } = await hub.query({ sub, purpose: 'EMERGENCY_PROTECTION' }, `{ case(id: "${caseId}") { status } }`)
    expect(body.data).toEqual({ case: { status: 'OPEN' } })
    const [review] = await desk.desk(officer('emergency'), 'WAITING', 'AUDIT')
    expect(review).toMatchObject({ kind: 'BREAK_GLASS', sender: 'relocation', case: { id: caseId } })
    const text = await hub.query(
      { sub: officer('emergency'), purpose: 'AUDIT' },
      `{ emergencyBreakGlassJustification(item: "${review?.id}") }`,
    )
    expect(text.body.data).toEqual({ emergencyBreakGlassJustification: justification })
    const verdict = { item: review?.id, owner: 'emergency', verdict: 'CONFIRM' }
    expect(await desk.give(officer('emergency'), 'reviewBreakGlass', verdict, 'AUDIT')).toMatchObject({ done: true })
    const free = await desk.give(sub, 'breakGlass', absent, 'EMERGENCY_PROTECTION')
    expect(free).toMatchObject({ done: true, item: { state: 'OPEN', recipient: null } })
  })
})

it('the demonstration puts something on the desks, once however often it is started', async () => {
  const start = () =>
    fillDesk({
      graphqlUrl: `${hub.url}/graphql`,
      tokenUrl: `${hub.issuer}/token`,
      secret: DEMO_SECRET,
      caseId: hub.showcase.id,
    })
  const waiting = async (sub: string, purpose?: 'AUDIT') =>
    (await desk.desk(sub, 'WAITING', purpose))
      .filter(item => item.case === null || item.case.id === hub.showcase.id)
      .map(({ kind, sender }) => `${kind} ${sender}`)
      .sort()
  await start()
  const first = await Promise.all([
    waiting(worker('emergency')),
    waiting(worker('sustaining')),
    waiting(worker('training')),
    waiting(officer('training'), 'AUDIT'),
  ])
  expect(first).toEqual([
    ['REFERRAL relocation', 'REQUEST advocacy', 'REQUEST sustaining'],
    ['REFERRAL outreach'],
    ['REQUEST emergency'],
    ['BREAK_GLASS outreach'],
  ])
  expect((await desk.desk(worker('sustaining'), 'EXPIRING')).length).toBeGreaterThan(0)
  await start()
  expect(await waiting(worker('emergency'))).toEqual(first[0])
})
