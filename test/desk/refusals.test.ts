import { randomUUID } from 'node:crypto'
import { loadAgreement } from '@hub/agreement'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONSENT_FORM, type Desk, deskOf, inDays, officer, worker } from '../src/harness/desk.ts'
import { type Hub, startHub, withoutRequestId } from '../src/harness/start-hub.ts'

let hub: Hub
let desk: Desk
let ledger: pg.Pool
/** Held by emergency, shared with nobody. */
let caseId: string

beforeAll(async () => {
  hub = await startHub()
  desk = deskOf(hub)
  ledger = new pg.Pool({ connectionString: hub.databases.emergency.migrateUrl })
  caseId = await desk.open('emergency')
})

afterAll(async () => {
  await ledger?.end()
  await hub?.[Symbol.asyncDispose]()
})

/** Everything that emergency's ledger has, in numbers. */
async function rows(): Promise<unknown> {
  const tables = ['part', 'consent_directive', 'consent_withdrawal', 'relation', 'relation_closing', 'desk_answer']
  const counts = tables.map(table => `(select count(*) from ledger.${table}) as ${table}`)
  return (await ledger.query(`select ${counts.join(', ')}`)).rows
}

async function refused(sub: string, field: string, input: object, purpose?: 'AUDIT' | 'EMERGENCY_PROTECTION') {
  const before = await rows()
  const answer = await desk.give(sub, field, input, purpose)
  expect(answer).toMatchObject({ done: false, item: null, case: null })
  expect(await rows()).toEqual(before)
  return answer.refusal?.code
}

const referral = () => ({
  caseId,
  owner: 'emergency',
  recipient: 'training',
  purposes: ['CASE_COORDINATION'],
  categories: ['IDENTITY'],
  expiresAt: inDays(10),
})

const request = () => ({
  caseId,
  owner: 'emergency',
  purposes: ['CASE_COORDINATION'],
  categories: ['IDENTITY', 'CONTACT'],
  justification: 'for the training that is planned',
  until: inDays(10),
})

const permit = () => ({
  caseId,
  owner: 'emergency',
  effect: 'PERMIT',
  categories: ['IDENTITY'],
  recipients: ['training'],
  purposes: ['CASE_COORDINATION'],
  legalBasis: 'CONSENT',
  validFrom: inDays(-1),
  validUntil: inDays(10),
  ...CONSENT_FORM,
})

async function open(): Promise<string> {
  const asked = await desk.give(worker('training'), 'requestAccess', request())
  return asked.item?.id ?? ''
}

describe('a command is refused with a stable code, and changes nothing', () => {
  it.each([
    ['referring a case that one does not hold', 'training', { owner: 'training', recipient: 'outreach' }, 'NOT_HOLDER'],
    ['referring in the name of another', 'training', { recipient: 'outreach' }, 'NOT_YOUR_MEMBER'],
    ['referring to oneself', 'emergency', { recipient: 'emergency' }, 'SAME_MEMBER'],
    ['offering what can never be opened', 'emergency', { categories: ['BANKING'] }, 'BEYOND_RIGHT'],
    ['offering for a purpose that opens nothing', 'emergency', { purposes: ['AUDIT'] }, 'BEYOND_RIGHT'],
    [
      'offering for such a purpose beside another',
      'emergency',
      { purposes: ['CASE_COORDINATION', 'AUDIT'] },
      'BEYOND_RIGHT',
    ],
    ['offering nothing', 'emergency', { categories: [] }, 'NOTHING_NAMED'],
    ['a preview of more than is offered', 'emergency', { preview: ['CONTACT'] }, 'BEYOND_RIGHT'],
    ['an end in the past', 'emergency', { expiresAt: inDays(-1) }, 'DATE_PAST'],
    ['an end beyond the longest term', 'emergency', { expiresAt: inDays(800) }, 'TERM_TOO_LONG'],
    ['a case id that is none', 'emergency', { caseId: 'x' }, 'VALUE_INVALID'],
    ['a key that is no UUID', 'emergency', { idempotencyKey: 'again' }, 'IDEMPOTENCY_KEY_INVALID'],
  ] as const)('%s', async (_, member, change, code) => {
    expect(await refused(worker(member), 'referCase', { ...referral(), ...change })).toBe(code)
  })

  it.each([
    ['asking oneself', 'emergency', {}, 'SAME_MEMBER'],
    ['no justification', 'training', { justification: ' ' }, 'TEXT_INVALID'],
    ['asking for what can never be opened', 'training', { categories: ['SOURCE'] }, 'BEYOND_RIGHT'],
    ['asking for ever', 'training', { until: inDays(4000) }, 'TERM_TOO_LONG'],
  ] as const)('%s', async (_, member, change, code) => {
    expect(await refused(worker(member), 'requestAccess', { ...request(), ...change })).toBe(code)
  })

  it.each([
    ['a permit without dates', { validUntil: null }, 'DATES_REQUIRED'],
    ['a permit that ends before it begins', { validFrom: inDays(11) }, 'DATE_INVALID'],
    ['a permit on a basis that does not count', { legalBasis: 'PUBLIC_INTEREST' }, 'LEGAL_BASIS_INVALID'],
    ['a permit for nobody', { recipients: [] }, 'NOTHING_NAMED'],
    ['a permit at another member', { owner: 'training' }, 'NOT_YOUR_MEMBER'],
    ['evidence that is no digest', { evidenceSha256: 'letter.pdf' }, 'VALUE_INVALID'],
  ] as const)('%s', async (_, change, code) => {
    expect(await refused(worker('emergency'), 'recordConsent', { ...permit(), ...change })).toBe(code)
  })

  it.each(['emergency', 'registry'] as const)(
    'an end that lies beyond the longest term of %s, and within that of all others',
    async owner => {
      const wide = loadAgreement()
      const shorter = { ...wide.agreement, longestTermDays: 5 }
      hub.takeTables(owner, {
        agreement: wide.agreement,
        tableOf: one => (one === owner ? shorter : wide.tableOf(one)),
      })
      try {
        expect(await refused(worker('emergency'), 'referCase', referral())).toBe('TERM_TOO_LONG')
        expect(await refused(worker('emergency'), 'recordConsent', permit())).toBe('TERM_TOO_LONG')
        const within = { ...referral(), expiresAt: inDays(4) }
        expect(await desk.give(worker('emergency'), 'referCase', within)).toMatchObject({ done: true })
      } finally {
        hub.takeTables(owner, wide)
      }
    },
  )

  it('attack 7: a request beyond what only its owner knows is answered like one about a case that is not there', async () => {
    const wide = loadAgreement()
    hub.takeTables('emergency', {
      agreement: wide.agreement,
      tableOf: () => ({ ...wide.agreement, longestTermDays: 5 }),
    })
    try {
      const asked = { ...request(), until: inDays(6) }
      const there = await desk.send(worker('training'), 'requestAccess', asked)
      const absent = await desk.send(worker('training'), 'requestAccess', { ...asked, caseId: randomUUID() })
      const shape = (text: string) => withoutRequestId(text).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
      const timeless = (text: string) => shape(text).replace(/"sentAt":"[^"]*"/, '')
      expect(timeless(there.text)).toBe(timeless(absent.text))
      expect(there.text).toContain('"done":true')
    } finally {
      hub.takeTables('emergency', wide)
    }
  })

  it('what was offered or asked for when the term was longer', async () => {
    const wide = loadAgreement()
    const offered = await desk.give(worker('emergency'), 'referCase', referral())
    const input = { request: await open(), owner: 'emergency' }
    const shorter = { ...wide.agreement, longestTermDays: 5 }
    hub.takeTables('emergency', { agreement: wide.agreement, tableOf: () => shorter })
    try {
      const accepted = { referral: offered.item?.id, owner: 'emergency' }
      expect(await refused(worker('training'), 'acceptReferral', accepted)).toBe('TERM_TOO_LONG')
      expect(await refused(worker('emergency'), 'approveRequest', input)).toBe('TERM_TOO_LONG')
      const less = { ...input, until: inDays(4) }
      expect(await desk.give(worker('emergency'), 'approveRequest', less)).toMatchObject({ done: true })
    } finally {
      hub.takeTables('emergency', wide)
    }
  })

  it('a permit by a machine, and an approval by one', async () => {
    expect(await refused('emergency-system', 'recordConsent', permit())).toBe('PERSON_REQUIRED')
    const input = { request: await open(), owner: 'emergency' }
    expect(await refused('emergency-system', 'approveRequest', input)).toBe('PERSON_REQUIRED')
  })

  it('approving one’s own request, another’s, more than was asked for, and what is not there', async () => {
    const input = { request: await open(), owner: 'emergency' }
    expect(await refused(worker('training'), 'approveRequest', input)).toBe('OWN_REQUEST')
    expect(await refused(worker('outreach'), 'approveRequest', input)).toBe('NOT_YOURS')
    const more = { ...input, categories: ['IDENTITY', 'THREAT'] }
    expect(await refused(worker('emergency'), 'approveRequest', more)).toBe('BEYOND_REQUEST')
    const longer = { ...input, until: inDays(11) }
    expect(await refused(worker('emergency'), 'approveRequest', longer)).toBe('BEYOND_REQUEST')
    const absent = { request: randomUUID(), owner: 'emergency' }
    expect(await refused(worker('emergency'), 'approveRequest', absent)).toBe('NOT_YOURS')
  })

  it('a second answer', async () => {
    const item = await open()
    expect(await desk.give(worker('emergency'), 'declineRequest', { item })).toMatchObject({ done: true })
    const input = { request: item, owner: 'emergency' }
    expect(await refused(worker('emergency'), 'approveRequest', input)).toBe('ALREADY_ANSWERED')
    expect(await refused(worker('emergency'), 'declineRequest', { item })).toBe('ALREADY_ANSWERED')
  })

  it('two people who answer at once: one of them', async () => {
    const item = await open()
    const answers = await Promise.all([
      desk.give(worker('emergency'), 'approveRequest', { request: item, owner: 'emergency' }),
      desk.give(worker('emergency'), 'declineRequest', { item }),
      desk.give(worker('emergency'), 'approveRequest', { request: item, owner: 'emergency', purposes: null }),
    ])
    expect(answers.filter(({ done }) => done)).toHaveLength(1)
    expect(answers.flatMap(({ refusal }) => refusal?.code ?? [])).toEqual(['ALREADY_ANSWERED', 'ALREADY_ANSWERED'])
    const { rows: entered } = await ledger.query('select answer from ledger.desk_answer where item_id = $1', [item])
    expect(entered).toHaveLength(1)
  })

  it('a withdrawal of a permit that is not there, and of one that was withdrawn', async () => {
    const unknown = { caseId, directive: randomUUID(), reason: 'RECORDED_BY_MISTAKE' }
    expect(await refused(worker('emergency'), 'withdrawConsent', unknown)).toBe('DIRECTIVE_UNKNOWN')
    const both = { ...unknown, scope: {} }
    expect(await refused(worker('emergency'), 'withdrawConsent', both)).toBe('VALUE_INVALID')
    expect(await refused(worker('training'), 'withdrawConsent', { ...unknown, directive: null, scope: {} })).toBe(
      'NOT_HOLDER',
    )
  })

  it('a review by somebody else than the holder’s data protection officer', async () => {
    const input = { item: randomUUID(), owner: 'emergency', verdict: 'CONFIRM' }
    expect(await refused(worker('emergency'), 'reviewBreakGlass', input)).toBe('ROLE_NOT_ALLOWED')
    expect(await refused(officer('emergency'), 'reviewBreakGlass', input, 'AUDIT')).toBe('NOT_YOURS')
  })
})

describe('an idempotency key', () => {
  it('used twice has one effect and one answer, and with another input is refused', async () => {
    const input = { ...permit(), idempotencyKey: randomUUID() }
    const answers = await Promise.all([
      desk.give(worker('emergency'), 'recordConsent', input),
      desk.give(worker('emergency'), 'recordConsent', input),
    ])
    expect(answers[0]).toEqual(answers[1])
    expect(await desk.give(worker('emergency'), 'recordConsent', input)).toEqual(answers[0])
    const other = { ...input, recipients: ['outreach'] }
    expect(await refused(worker('emergency'), 'recordConsent', other)).toBe('IDEMPOTENCY_KEY_REUSED')
    const { rows: recorded } = await ledger.query(
      `select count(*)::integer as count from ledger.desk_event where kind = 'recordConsent' and case_id = $1`,
      [caseId],
    )
    expect(recorded).toEqual([{ count: 1 }])
  })

  it('of one person says nothing of another’s', async () => {
    const idempotencyKey = randomUUID()
    const first = await desk.give(worker('emergency'), 'referCase', { ...referral(), idempotencyKey })
    const second = await desk.give('emergency-system', 'referCase', { ...referral(), idempotencyKey })
    expect(first.item?.id).not.toBe(second.item?.id)
    expect(second.done).toBe(true)
  })
})

it('every refusal has a sentence', async () => {
  const { body } = await hub.query(
    { sub: worker('outreach'), purpose: 'OUTREACH' },
    '{ deskRefusals { code message } }',
  )
  const listed = (body.data as unknown as { deskRefusals: { code: string; message: string }[] }).deskRefusals
  expect(listed.map(({ code }) => code)).toContain('ALREADY_ANSWERED')
  for (const { message } of listed) expect(message).toMatch(/^[A-Z].*\.$/)
})
