import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type ServedTestOwner, startServedOwner, type TestAnswer, type TestCaller } from '../testing/served-owner.ts'
import { HOLDER, PARTNER, representations, type TestCases, testCases } from '../testing/test-member/cases.ts'
import { testMember } from '../testing/test-member/index.ts'

let owner: ServedTestOwner
let cases: TestCases

beforeAll(async () => {
  owner = await startServedOwner(testMember({ afterRooms: async () => {} }), inject('postgresUrl'))
  cases = testCases(owner)
})
afterAll(() => owner[Symbol.asyncDispose]())

const OFFICER: TestCaller = {
  sub: 'dpo@emergency.example',
  member: 'emergency',
  role: 'DATA_PROTECTION_OFFICER',
  purpose: 'AUDIT',
}

const WHY = `query Why($cases: [_Any!]!, $field: String!, $member: String!, $role: Role!, $purpose: Purpose!, $sub: String) {
  _entities(representations: $cases) {
    ... on Case {
      emergency { legalName }
      emergencyExplanation(field: $field, member: $member, role: $role, purpose: $purpose, sub: $sub) {
        categories released reason
        ways { relation row state terms { category condition policies opened } }
        directives { id says understood categories }
      }
    }
  }
}`
const OF_PARTNER = { member: 'training', role: 'PARTNER_SYSTEM', purpose: 'EMERGENCY_PROTECTION' }

interface Explained {
  readonly reason: string | null
  readonly ways: readonly { readonly relation: string; readonly row: string | null; readonly state: string }[]
}

async function why(caller: TestCaller, id: string, asked: object): Promise<TestAnswer> {
  return owner.ask(caller, WHY, { ...representations(id), ...OF_PARTNER, ...asked })
}

function explanationIn({ data }: TestAnswer): Explained | null {
  const entities = data?._entities as readonly { readonly emergencyExplanation: Explained | null }[] | undefined
  return entities?.[0]?.emergencyExplanation ?? null
}

async function rowOf(id: string): Promise<string> {
  const { rows } = await owner.database.query('select id from ledger.relation where case_id = $1', [id])
  return rows[0].id
}

describe('an explanation', () => {
  it('names row, directive and policies, and says the verdict without the value', async () => {
    const { id, permit } = await cases.shared('IDENTITY', 'THREAT')
    const answer = await why(HOLDER, id, { field: 'File.legalName' })
    expect(answer.errors).toBeUndefined()
    expect(explanationIn(answer)).toEqual({
      categories: ['IDENTITY'],
      released: true,
      reason: null,
      ways: [
        {
          relation: 'REFERRED',
          row: await rowOf(id),
          state: 'OPEN',
          terms: [
            {
              category: 'IDENTITY',
              condition: 'WITH_CONSENT',
              policies: ['shared-emergency-protection'],
              opened: true,
            },
          ],
        },
        ...[
          ['GRANTED', 'WITH_CONSENT', ['shared-emergency-protection']],
          ['CO_HOLDER', 'NEVER', []],
          ['EMERGENCY', 'NEVER', []],
        ].map(([relation, condition, policies]) => ({
          relation,
          row: null,
          state: 'ABSENT',
          terms: [{ category: 'IDENTITY', condition, policies, opened: false }],
        })),
      ],
      directives: [{ id: permit, says: 'PERMITS', understood: true, categories: ['IDENTITY'] }],
    })
  })

  it('says why a value is withheld: what the lists around it need counts too', async () => {
    const { id } = await cases.shared('THREAT')
    const place = await why(HOLDER, id, { field: 'threats.place.country' })
    expect(explanationIn(place)).toMatchObject({ categories: ['LOCATION', 'THREAT'], reason: 'NO_CONSENT' })
    const bank = await why(HOLDER, id, { field: 'Payee.iban' })
    expect(explanationIn(bank)).toMatchObject({ categories: ['FUNDING', 'BANKING'], reason: 'PURPOSE_NOT_COVERED' })
  })

  it('holds no value, to whomever it is given', async () => {
    const { id } = await cases.shared('IDENTITY', 'HEALTH')
    for (const field of ['legalName', 'needs.medical', 'threats.description']) {
      const { text } = await why(OFFICER, id, { field })
      expect(text).not.toContain('canary')
    }
  })

  it('tells a person’s break-glass from another person’s', async () => {
    const id = await cases.recorded()
    const words = { kind: 'EMERGENCY', member: 'training', person: 'opener', justification: 'threat to life' }
    await owner.ledger.relation(id, words)
    const asked = { field: 'legalName', role: 'CASE_WORKER' }
    const states = async (sub: string | null) =>
      explanationIn(await why(HOLDER, id, { ...asked, sub }))?.ways.find(way => way.relation === 'EMERGENCY')?.state
    expect([await states('opener'), await states('colleague'), await states(null)]).toEqual([
      'OPEN',
      'NOT_COVERED',
      'NOT_COVERED',
    ])
  })

  it('agrees with what the owner then does', async () => {
    const { id, permit } = await cases.shared('THREAT')
    const reason = async () => explanationIn(await why(OFFICER, id, { field: 'Threat.act' }))?.reason
    const released = async () => (await cases.ask(PARTNER, id)).text.includes('RAID')
    expect([await reason(), await released()]).toEqual([null, true])
    await owner.ledger.withdraw(id, permit)
    expect([await reason(), await released()]).toEqual(['CONSENT_WITHDRAWN', false])
  })

  it('is of the member’s officers too, who see nothing of the room and have none of its rows read', async () => {
    const { id } = await cases.shared('IDENTITY')
    const answer = await why(OFFICER, id, { field: 'legalName' })
    expect(answer.data?._entities).toMatchObject([{ emergency: null, emergencyExplanation: { released: true } }])
    expect(answer.statements).toHaveLength(2)
  })

  it('takes the same three statements as a room, for any number of cases', async () => {
    const { id } = await cases.shared('IDENTITY')
    const ids = [id, await cases.recorded(), randomUUID()]
    const variables = { ...representations(...ids), ...OF_PARTNER, field: 'legalName' }
    const answer = await owner.ask(HOLDER, WHY, variables)
    expect(answer.statements).toHaveLength(3)
    expect(answer.data?._entities).toMatchObject([
      { emergencyExplanation: { reason: null } },
      { emergencyExplanation: { reason: 'NO_NEED_TO_KNOW' } },
      { emergencyExplanation: null },
    ])
  })
})

it('explains a hundred times in one request, and no more', async () => {
  const { id } = await cases.shared('IDENTITY')
  const one = (index: number) => `e${index}: emergencyExplanation(
    field: "legalName", member: "training", role: PARTNER_SYSTEM, purpose: EMERGENCY_PROTECTION
  ) { released }`
  const query = `query ($cases: [_Any!]!) { _entities(representations: $cases) { ... on Case {
    ${Array.from({ length: 102 }, (_, index) => one(index)).join(' ')}
  } } }`
  const { data } = await owner.ask(HOLDER, query, representations(id))
  const [entity] = (data as { _entities: readonly object[] })._entities
  expect(Object.values(entity ?? {}).map(({ released }) => released)).toEqual([...Array(100).fill(true), null, null])
})

describe('attack 7: an absent case, one that is not held, and a caller without the right', () => {
  const STRANGERS: readonly (readonly [string, TestCaller])[] = [
    ['to whom the case was referred', PARTNER],
    ['of another member', { ...HOLDER, member: 'outreach' }],
    ['of the member, for publication', { ...HOLDER, purpose: 'ADVOCACY_PUBLIC' }],
    ['of the member, against double funding', { ...HOLDER, purpose: 'DOUBLE_FUNDING_CHECK' }],
    ['an officer who only reports', { ...OFFICER, purpose: 'AGGREGATE_REPORTING' }],
    ['an officer of another member', { ...OFFICER, member: 'training' }],
    ['an auditor', { ...OFFICER, member: 'secretariat', role: 'AUDITOR' }],
    ['a coordinator', { ...HOLDER, member: 'secretariat', role: 'COORDINATOR', purpose: 'CASE_COORDINATION' }],
    ['of the EU', { ...OFFICER, member: 'eu', role: 'EU_LIAISON', purpose: 'AGGREGATE_REPORTING' }],
  ]

  it.each(STRANGERS)('is told nothing: %s', async (_, caller) => {
    const { id } = await cases.shared('IDENTITY')
    const answer = await why(caller, id, { field: 'legalName' })
    expect(answer.errors).toBeUndefined()
    expect(explanationIn(answer)).toBeNull()
  })

  it.each(STRANGERS.filter(([, { member }]) => member !== 'emergency' && member !== 'training'))(
    'gets the same bytes for a case that is held as for one that is not: %s',
    async (_, caller) => {
      const { id } = await cases.shared('IDENTITY')
      const absent = randomUUID()
      const [held, none] = [
        await why(caller, id, { field: 'legalName' }),
        await why(caller, absent, { field: 'legalName' }),
      ]
      expect(held.text.replaceAll(id, absent)).toBe(none.text)
      expect(held.statements).toEqual(none.statements)
    },
  )

  it('gets null of a case that is not held, as of one that does not exist: the member’s own staff', async () => {
    const elsewhere = randomUUID()
    // Rows about a case of which the member holds no part open nothing, and explain nothing.
    await owner.ledger.relation(elsewhere, { kind: 'CO_HOLDER', member: 'training' })
    await owner.ledger.permit(elsewhere, { categories: ['IDENTITY'], recipients: ['training'], purposes: ['TRAINING'] })
    const absent = randomUUID()
    for (const caller of [HOLDER, OFFICER]) {
      const [one, none] = [
        await why(caller, elsewhere, { field: 'legalName' }),
        await why(caller, absent, { field: 'legalName' }),
      ]
      expect(explanationIn(one)).toBeNull()
      expect(one.text.replaceAll(elsewhere, absent)).toBe(none.text)
    }
  })
})

describe('the release log', () => {
  const EXPLANATION = ['Case.emergencyExplanation', 'EmergencyExplanation.reason', 'EmergencyExplanationWay.row']

  it('holds who had a decision explained, as it holds every other release', async () => {
    const { id } = await cases.shared('IDENTITY')
    await why(OFFICER, id, { field: 'legalName' })
    const [row] = await cases.logRows(id)
    expect(row?.fields).toEqual(expect.arrayContaining(EXPLANATION))
    expect(row?.entries).toMatchObject([
      { case: id, relations: ['HOLDER'], mask: ['OPEN', 'RELEASE_LOG'], present: true },
    ])
    expect(row?.entries[0]?.withheld).toEqual({ 'File.legalName': 'NO_NEED_TO_KNOW' })
  })

  it('holds who was refused one, and why', async () => {
    const { id } = await cases.shared('IDENTITY')
    await why(PARTNER, id, { field: 'legalName' })
    const [row] = await cases.logRows(id)
    expect(row?.entries[0]?.withheld).toMatchObject({ 'Case.emergencyExplanation': 'NO_NEED_TO_KNOW' })
  })

  it('says that nothing left where no explanation was asked for', async () => {
    const { id } = await cases.shared('IDENTITY')
    await cases.ask(OFFICER, id)
    expect((await cases.logRows(id))[0]?.entries).toMatchObject([{ present: false }])
  })
})

describe('a question that makes no sense', () => {
  it.each([
    ['a field that nobody knows', { field: 'File.legalNam' }],
    ['a container', { field: 'needs' }],
    ['a field of another member', { field: 'TrainingFile.sessions' }],
    ['a name that every object knows', { field: 'constructor' }],
  ])('is answered with nothing, and no error: %s', async (_, asked) => {
    const { id } = await cases.shared('IDENTITY')
    const answer = await why(HOLDER, id, asked)
    expect(answer.errors).toBeUndefined()
    const nothing = { categories: null, released: null, reason: null, ways: null, directives: null }
    expect(explanationIn(answer)).toEqual(nothing)
  })

  it.each([
    ['CASE_WORKER', 'eu'],
    ['COORDINATOR', 'training'],
    ['AUDITOR', 'emergency'],
    ['CASE_WORKER', 'nobody'],
  ])('is answered with the role, where nobody acts as %s of `%s`', async (role, member) => {
    const { id } = await cases.shared('IDENTITY')
    const explanation = explanationIn(await why(HOLDER, id, { field: 'legalName', role, member }))
    expect(explanation).toMatchObject({ released: false, reason: 'ROLE_NOT_COVERED', ways: [], directives: [] })
  })
})

describe('bad input: a row of the ledger that cannot be understood', () => {
  it('denies, is reported once in the owner’s log by its id alone, and is named by explanations', async () => {
    const { id } = await cases.shared('IDENTITY')
    const words = { categories: ['canary-word'], recipients: ['training'], purposes: ['TRAINING'] }
    const deny = await owner.ledger.deny(id, words)
    const row = await owner.ledger.relation(id, { kind: 'canary-kind', member: 'training' })
    const before = owner.lines.length
    expect((await cases.ask(PARTNER, id)).text).not.toContain('canary-name')
    await cases.ask(HOLDER, id)
    const lines = owner.lines.slice(before)
    const reported = lines.map(line => JSON.parse(line)).filter(line => line.row !== undefined)
    expect(reported).toMatchObject([
      { level: 40, table: 'ledger.consent_directive', row: deny },
      { level: 40, table: 'ledger.relation', row },
    ])
    expect(lines.join('')).not.toMatch(new RegExp(`canary|${id}`))

    const explanation = explanationIn(await why(OFFICER, id, { field: 'legalName' }))
    expect(explanation).toMatchObject({
      reason: 'POLICY_UNKNOWN_TERM',
      directives: [{ id: deny, says: 'DENIES', understood: false }],
    })
    expect(explanation?.ways).toContainEqual(expect.objectContaining({ row, state: 'NOT_UNDERSTOOD' }))
  })

  it('is not reported once it means nothing any more', async () => {
    const { id } = await cases.shared('IDENTITY')
    const words = { categories: ['IDENTITI'], recipients: ['training'], purposes: ['TRAINING'] }
    const [deny, permit] = [await owner.ledger.deny(id, words), await owner.ledger.permit(id, words)]
    const row = await owner.ledger.relation(id, { kind: 'REFERED', member: 'training' })
    await owner.ledger.withdraw(id, deny)
    await owner.ledger.withdraw(id, permit)
    await owner.ledger.close(id, row)
    const before = owner.lines.length
    expect((await cases.ask(PARTNER, id)).text).toContain('canary-name')
    expect(owner.lines.slice(before)).toEqual([])
  })
})
