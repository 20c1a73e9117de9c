import { CASE_OWNERS, MEMBER_CODES, type MemberCode, type Purpose } from '@hub/vocabulary'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type As, absentId, type Hub, startHub, withoutRequestId } from './src/harness/start-hub.ts'
import { EVERY_FIELD_OF_A_CASE } from './src/oracle/index.ts'

/** Why a field is released or withheld: asked through the hub, and held against what callers are told. */

let hub: Hub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.[Symbol.asyncDispose]())

const officer = (member: string): As => ({ sub: `dpo@${member}.example`, purpose: 'AUDIT' })
const TRAINERS = { member: 'training', role: 'PARTNER_SYSTEM', purpose: 'EMERGENCY_PROTECTION' } as const

interface Question {
  readonly field: string
  readonly member: string
  readonly role: string
  readonly purpose: Purpose
}

interface Explained {
  readonly released: boolean
  readonly reason: string | null
  readonly categories: readonly string[]
  readonly ways: readonly {
    readonly relation: string
    readonly row: string | null
    readonly state: string
    readonly terms: readonly { readonly policies: readonly string[]; readonly opened: boolean }[]
  }[]
  readonly directives: readonly { readonly id: string; readonly says: string }[]
}

function explanationField(member: string, { field, member: of, role, purpose }: Question): string {
  return `${member}Explanation(field: "${field}", member: "${of}", role: ${role}, purpose: ${purpose}) {
    categories released reason ways { relation row state terms { policies opened } } directives { id says }
  }`
}

async function explain(as: As, member: string, id: string, ...questions: readonly Question[]): Promise<Answer> {
  const fields = questions.map((question, index) => `e${index}: ${explanationField(member, question)}`)
  return hub.query(as, `query ($id: ID!) { case(id: $id) { id ${fields.join(' ')} } }`, { id })
}

function explanationsIn({ body }: Answer): readonly (Explained | null)[] {
  expect(body.errors).toBeUndefined()
  const { id: _, ...explanations } = (body.data as unknown as { case: Record<string, Explained | null> }).case
  return Object.values(explanations)
}

describe('every member explains itself', () => {
  /** A field of each member's room, as reports name it. */
  const FIELDS: Readonly<Record<string, string>> = {
    emergency: 'EmergencyFile.legalName',
    sustaining: 'CoreGrant.amount',
    relocation: 'Placement.city',
    training: 'TrainingFile.sessions',
    advocacy: 'AdvocacyAction.text',
    outreach: 'firstContact.channel',
  }

  test.each(MEMBER_CODES.filter(member => member in FIELDS))('%s, to its officer and its staff alike', async member => {
    const question = { ...TRAINERS, field: FIELDS[member] ?? '' }
    const staff: As = { sub: `${member}-system`, purpose: 'CASE_COORDINATION' }
    const [audited, worked] = [
      await explain(officer(member), member, hub.showcase.id, question),
      await explain(staff, member, hub.showcase.id, question),
    ]
    const [explanation] = explanationsIn(audited)
    expect(explanation?.categories.length).toBeGreaterThan(0)
    expect(explanation?.ways.length).toBeGreaterThan(0)
    expect(explanationsIn(worked)).toEqual([explanation])
  })
})

describe('what is explained is what happens', () => {
  const CALLERS: readonly (readonly [MemberCode, Purpose])[] = [
    ['training', 'EMERGENCY_PROTECTION'],
    ['emergency', 'CASE_COORDINATION'],
    ['outreach', 'GRANT_ASSESSMENT'],
  ]

  test.each(CALLERS)('to %s-system, for %s', async (member, purpose) => {
    const as: As = { sub: `${member}-system`, purpose }
    const page = await hub.query(as, `{ cases(first: 8) { nodes { ${EVERY_FIELD_OF_A_CASE} } } }`)
    const { withheld = [] } = page.body.extensions?.release ?? {}
    const told = new Map<string, Map<string, string>>()
    for (const { owner, field, reason, cases } of withheld) {
      if (owner === 'registry') continue
      for (const id of cases ?? [hub.showcase.id]) {
        const key = `${owner} ${id}`
        told.set(key, (told.get(key) ?? new Map()).set(field, reason))
      }
    }
    expect(told.size).toBeGreaterThan(5)
    for (const [key, reasons] of told) {
      const [owner = '', id = ''] = key.split(' ')
      const fields = [...reasons.keys()]
      const questions = fields.map(field => ({ field, member, role: 'PARTNER_SYSTEM', purpose }))
      const explanations = explanationsIn(await explain(officer(owner), owner, id, ...questions))
      expect(explanations.map((one, index) => [key, fields[index], one?.released, one?.reason])).toEqual(
        fields.map(field => [key, field, false, reasons.get(field)]),
      )
    }
  })

  test('a released value names the row, the permit and the policy by which it was', async () => {
    const question = { ...TRAINERS, field: 'EmergencyFile.riskLevel' }
    const [explanation] = explanationsIn(await explain(officer('emergency'), 'emergency', hub.showcase.id, question))
    const open = explanation?.ways.filter(way => way.terms.some(term => term.opened)) ?? []
    expect(explanation).toMatchObject({ released: true, reason: null })
    expect(open).toMatchObject([
      { relation: 'REFERRED', state: 'OPEN', terms: [{ policies: ['shared-emergency-protection'] }] },
    ])
    const database = new pg.Client(hub.databases.emergency.migrateUrl)
    await database.connect()
    const ids = async (table: string) => {
      const { rows } = await database.query(`select id from ledger.${table} where case_id = $1`, [hub.showcase.id])
      return rows.map(row => row.id)
    }
    expect(await ids('relation')).toContain(open[0]?.row)
    expect(await ids('consent_directive')).toContain(explanation?.directives[0]?.id)
    expect(explanation?.directives.map(one => one.says)).toEqual(['PERMITS'])
    await database.end()
  })

  test('it holds none of the values', async () => {
    const own = await hub.query({ sub: 'case-worker@emergency.example', purpose: 'CASE_COORDINATION' }, CONTACTS, {
      id: hub.showcase.id,
    })
    const values = [...own.text.matchAll(/"(?:legalName|value|number)":"([^"]+)"/g)].map(([, value = '']) => value)
    expect(values.length).toBeGreaterThan(1)
    const fields = ['EmergencyFile.legalName', 'ContactChannel.value', 'IdentityDocument.number']
    const questions = fields.map(field => ({ ...TRAINERS, field }))
    const { text } = await explain(officer('emergency'), 'emergency', hub.showcase.id, ...questions)
    for (const value of values) expect(text).not.toContain(value)
  })

  const CONTACTS = `query ($id: ID!) { case(id: $id) { emergency {
    legalName contactChannels { value } identityDocuments { number }
  } } }`
})

describe('attack 7: an absent case, one that is not held, and a caller without the right', () => {
  const QUESTION = { ...TRAINERS, field: 'EmergencyFile.legalName' }
  const ownersAsked = () => hub.takeSent().map(({ owner }) => owner)

  test('the officer of a member cannot tell a case that another holds from one that does not exist', async () => {
    const foreign = await caseHeldBy('emergency', 'outreach')
    const absent = absentId()
    hub.takeSent()
    for (const as of [officer('outreach'), { sub: 'outreach-system', purpose: 'OUTREACH' } as const]) {
      const one = await explain(as, 'outreach', foreign, QUESTION)
      const other = await explain(as, 'outreach', absent, QUESTION)
      expect(one.body.data).toEqual({ case: null })
      expect(withoutRequestId(one.text)).toBe(withoutRequestId(other.text))
      expect(new Set(ownersAsked())).toEqual(new Set(['registry']))
    }
  })

  test('an auditor gets no explanation of a single case: there is none for it', async () => {
    const as: As = { sub: 'auditor@secretariat.example', purpose: 'AUDIT' }
    hub.takeSent()
    const known = await explain(as, 'emergency', hub.showcase.id, QUESTION)
    const absent = await explain(as, 'emergency', absentId(), QUESTION)
    expect(known.body.data).toEqual({ case: null })
    expect(withoutRequestId(known.text)).toBe(withoutRequestId(absent.text))
    expect(new Set(ownersAsked())).toEqual(new Set(['registry']))
  })

  test.each([
    ['of another member that works on the case', 'training-system', 'EMERGENCY_PROTECTION', 'ROLE_NOT_COVERED'],
    ['of the member, for publication', 'emergency-system', 'ADVOCACY_PUBLIC', 'PURPOSE_NOT_COVERED'],
    ['of the secretariat', 'coordinator@secretariat.example', 'CASE_COORDINATION', 'ROLE_NOT_COVERED'],
    ['of the EU', 'liaison@eu.example', 'AGGREGATE_REPORTING', 'ROLE_NOT_COVERED'],
  ] as const)(
    'a caller %s: the member is not asked, and the report says so for any case',
    async (_, sub, purpose, reason) => {
      hub.takeSent()
      const as: As = { sub, purpose }
      const [known, absent] = [
        await explain(as, 'emergency', hub.showcase.id, QUESTION),
        await explain(as, 'emergency', absentId(), QUESTION),
      ]
      for (const { body } of [known, absent]) {
        expect(body.errors).toBeUndefined()
        expect(body.extensions?.release.withheld).toEqual([
          {
            field: 'Case.emergencyExplanation',
            owner: 'emergency',
            reason,
            remedy: reason === 'PURPOSE_NOT_COVERED' ? 'CHANGE_PURPOSE' : 'NONE',
          },
        ])
      }
      expect((known.body.data as unknown as { case: { e0: unknown } | null }).case?.e0 ?? null).toBeNull()
      expect(new Set(ownersAsked())).toEqual(new Set(['registry']))
    },
  )

  test('the officer of a member gets none of another member', async () => {
    hub.takeSent()
    const answer = await explain(officer('training'), 'emergency', hub.showcase.id, QUESTION)
    expect(answer.body.data).toEqual({ case: { id: hub.showcase.id, e0: null } })
    expect(new Set(ownersAsked())).toEqual(new Set(['registry']))
  })

  /** A case of which the one holds a part and the other has nothing to do with. */
  async function caseHeldBy(holder: string, stranger: string): Promise<string> {
    const registry = new pg.Client(hub.databases.registry.migrateUrl)
    await registry.connect()
    const { rows } = await registry.query<{ case_id: string }>(
      `select case_id from mirror_standing as held where owner = $1 and kind = 'HOLDER' and not exists (
         select from mirror_standing as other where other.case_id = held.case_id and $2 in (other.owner, other.recipient)
       ) limit 1`,
      [holder, stranger],
    )
    await registry.end()
    return rows[0]?.case_id ?? ''
  }
})

test('whoever asks is in the member’s release log, with what was asked', async () => {
  const as = officer('advocacy')
  const field = 'AdvocacyAction.text'
  const answer = await explain(as, 'advocacy', hub.showcase.id, { ...TRAINERS, field })
  expect(explanationsIn(answer)).toHaveLength(1)
  const database = new pg.Client(hub.databases.advocacy.serveUrl)
  await database.connect()
  const { rows } = await database.query(
    'select sub, role, purpose, fields, entries from ledger.release_in_words where request_id = $1',
    [answer.body.extensions?.release.requestId],
  )
  await database.end()
  expect(rows).toEqual([
    {
      sub: as.sub,
      role: 'DATA_PROTECTION_OFFICER',
      purpose: 'AUDIT',
      fields: expect.arrayContaining(['Case.advocacyExplanation', 'AdvocacyExplanation.reason']),
      entries: [expect.objectContaining({ case: hub.showcase.id, present: true, withheld: {} })],
    },
  ])
})

test('a field that nobody knows is explained by nothing, and does no harm', async () => {
  const question = { ...TRAINERS, field: 'EmergencyFile.legalNam' }
  const answer = await explain(officer('emergency'), 'emergency', hub.showcase.id, question, {
    ...question,
    field: 'EmergencyFile.legalName',
  })
  expect(explanationsIn(answer)).toMatchObject([{ released: null, reason: null }, { released: false }])
  expect(answer.body.extensions?.release.unavailable).toEqual([])
})

describe('who saw what', () => {
  test('is told by every member to its own officer, and by none to another', async () => {
    await hub.query(
      { sub: 'training-system', purpose: 'EMERGENCY_PROTECTION' },
      `query ($id: ID!) { case(id: $id) { emergency { legalName riskLevel } } }`,
      { id: hub.showcase.id },
    )
    for (const member of MEMBER_CODES) {
      const query = `query ($id: ID!) { case(id: $id) { access: ${member}Access(first: 50) { entries { member role withheld } }
        disclosures: ${member}Disclosures { month recipient } } }`
      const told = await hub.query(officer(member), query, { id: hub.showcase.id })
      expect(told.body.errors).toBeUndefined()
      expect(told.text).toContain(`{"member":"${member}","role":"DATA_PROTECTION_OFFICER","withheld":[]}`)
      if (member === 'emergency') expect(told.text).toContain('{"member":"training","role":"PARTNER_SYSTEM",')
      const other = MEMBER_CODES.find(one => one !== member) ?? member
      const { body } = await hub.query(officer(other), query, { id: hub.showcase.id })
      expect(body.data).toEqual({ case: { access: null, disclosures: null } })
    }
  })

  test('is told by every owner to an auditor in counts, under pseudonyms, and to nobody else', async () => {
    const today = new Date().toISOString().slice(0, 10)
    const asked = CASE_OWNERS.map(
      owner =>
        `${owner}Audit(id: $audit, from: $day, until: $day) { counts { member requests cases } entries { next } }`,
    )
    const query = `query ($audit: ID!, $day: Date!) { ${asked.join(' ')} }`
    const variables = { audit: absentId(), day: today }
    const { body, text } = await hub.query({ sub: 'auditor@secretariat.example', purpose: 'AUDIT' }, query, variables)
    expect(body.errors).toBeUndefined()
    for (const owner of CASE_OWNERS)
      expect([owner, body.data?.[`${owner}Audit`]]).toEqual([
        owner,
        expect.objectContaining({
          counts: expect.arrayContaining([expect.objectContaining({ member: 'secretariat' })]),
        }),
      ])
    expect(text).not.toContain(hub.showcase.id)
    for (const as of [officer('emergency'), { sub: 'emergency-system', purpose: 'CASE_COORDINATION' } as const]) {
      const refused = await hub.query(as, query, variables)
      expect(Object.values(refused.body.data ?? {})).toEqual(CASE_OWNERS.map(() => null))
    }
  })
})
