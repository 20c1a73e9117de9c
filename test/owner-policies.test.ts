import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Answer, type As, type Hub, type HubOptions, startHub } from './src/harness/start-hub.ts'
import { EVERY_FIELD_OF_A_CASE } from './src/oracle/index.ts'
import { copyPolicies, type PolicyCopy } from './src/policies/policy-copy.ts'

/**
 * Policies that differ: a member forbids more for its own data, or some processes still run on another version of the
 * agreement. The narrower answer stands, and nobody is alarmed.
 */

// Cedar is asked thirty thousand questions at a time; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 })

const OWN = 'subgraphs/emergency/policies/own.cedar'
const KEEPS_THREATS = `// What threatens somebody is for our own staff alone.
@id("emergency-keeps-threats")
forbid (principal, action, resource == Category::"THREAT")
unless { context.relation == Relation::"HOLDER" };
`

let narrow: PolicyCopy
let wide: PolicyCopy
/** As the repository says it. */
let plain: Hub
/** Log lines of the hubs that run on differing policies. */
const lines: string[] = []
const hubs: Hub[] = []

beforeAll(async () => {
  narrow = copyPolicies()
  narrow.write(OWN, KEEPS_THREATS)
  wide = copyPolicies()
  wide.write(
    'schema/agreement/if-consented.cedar',
    narrow
      .read('schema/agreement/if-consented.cedar')
      .replace('Category::"TRAINING", Category::"DIGITAL_SECURITY"', '$&, Category::"HEALTH"'),
  )
  const [narrowed, widened] = [await narrow.compile(), await wide.compile()]
  expect([narrowed, widened]).toMatchObject([
    { code: 0, err: '' },
    { code: 0, err: '' },
  ])
  expect(widened.out).toContain('  + CASE_WORKER × TRAINING × REFERRED: HEALTH if consented')
  plain = await startHub()
  await referHealthForTraining()
})
afterAll(async () => {
  for (const hub of [...hubs, plain]) await hub?.[Symbol.asyncDispose]()
  narrow?.[Symbol.dispose]()
  wide?.[Symbol.dispose]()
})

/** What only the wider agreement opens: HEALTH for TRAINING, to a member to which the case was referred for it. */
async function referHealthForTraining(): Promise<void> {
  const emergency = new pg.Client(plain.databases.emergency.migrateUrl)
  await emergency.connect()
  const { id } = plain.showcase
  await emergency.query(
    `insert into ledger.relation (id, case_id, member, kind, categories, purposes, opened_by, opened_at, expires_at)
     values (gen_random_uuid(), $1, 'training', 'REFERRED', '{HEALTH}', '{TRAINING}', 'test', now(), now() + interval '1 day')`,
    [id],
  )
  await emergency.query(
    `insert into ledger.consent_directive (id, case_id, effect, categories, recipients, purposes, legal_basis, valid_from,
       valid_until, recorded_by, recorded_at, collection_method, notice_language, notice_version, evidence_sha256)
     values (gen_random_uuid(), $1, 'PERMIT', '{HEALTH}', '{training}', '{TRAINING}', 'CONSENT', now() - interval '1 day',
       now() + interval '1 day', 'test', now(), 'INTERVIEW', 'en', '1', 'none')`,
    [id],
  )
  await emergency.end()
}

/** A hub on the same data, of which gateway and owners run on these policies. */
async function hubOn(agreement: HubOptions['agreement']): Promise<Hub> {
  const hub = await startHub({
    sameDataAs: plain,
    ...(agreement && { agreement }),
    onLogLine: line => lines.push(line),
  })
  hubs.push(hub)
  return hub
}

/**
 * Nothing that anybody would have to look at: no alarm, no fault, not even a warning, but for those about rows of the
 * demonstration's ledgers that nobody can understand.
 */
function quiet(): void {
  const loud = lines.splice(0).filter(line => {
    const { level, alarm, row } = JSON.parse(line) as { level: number; alarm?: boolean; row?: string }
    return (level >= 40 && row === undefined) || alarm === true
  })
  expect(loud).toEqual([])
}

const TRAINERS: As = { sub: 'training-system', purpose: 'EMERGENCY_PROTECTION' }
const PAGE = `{ cases(first: 50) { totalCount nodes { ${EVERY_FIELD_OF_A_CASE} } } }`

type Room = Record<string, unknown>
type Node = Record<string, unknown> & { readonly emergency: Room | null }

function nodesIn({ status, body }: Answer): readonly Node[] {
  expect({ status, errors: body.errors, unavailable: body.extensions?.release.unavailable }).toEqual({
    status: 200,
    errors: undefined,
    unavailable: [],
  })
  const { cases } = body.data as unknown as { cases: { nodes: readonly Node[] } }
  return cases.nodes
}

const ABOUT_THREATS = /^(EmergencyFile\.(riskLevel|threats)|Threat\..*)$/
const THREATS = ['EmergencyFile.riskLevel', 'EmergencyFile.threats']
const linesOf = ({ body }: Answer, own: boolean) =>
  (body.extensions?.release.withheld ?? []).filter(line => (line.owner === 'emergency') === own)

describe('a member that forbids more for its own data', () => {
  /** Each pair of gateway and owners of which at least one knows of the member's policies. */
  const SETTINGS = [
    ['everywhere', 'narrow', 'narrow'],
    ['at the member, while the gateway does not know of it yet', 'plain', 'narrow'],
    ['at the gateway, while the member does not go by it yet', 'narrow', 'plain'],
  ] as const

  test.each(SETTINGS)('withholds that with OWNER_POLICY, and nothing else of anybody: %s', async (_, front, back) => {
    const before = await plain.query(TRAINERS, PAGE)
    const tables = { narrow: narrow.load(), plain: undefined }
    const [gateway, owners] = [tables[front], tables[back]]
    const hub = await hubOn({ ...(gateway && { gateway }), ...(owners && { owners }) })
    hub.takeSent()
    const after = await hub.query(TRAINERS, PAGE)

    const [was, is] = [nodesIn(before), nodesIn(after)]
    const shown = was.filter(node => node.emergency?.riskLevel != null || node.emergency?.threats != null)
    expect(shown.length).toBeGreaterThan(0)
    expect(is).toEqual(was.map((node, index) => ({ ...node, emergency: withoutThreats(node, is[index]) })))
    expect(linesOf(after, false)).toEqual(linesOf(before, false))

    const kept = linesOf(after, true).filter(line => line.reason === 'OWNER_POLICY')
    expect(kept.map(line => line.field)).toEqual(THREATS)
    for (const line of kept) {
      expect(line.remedy).toBe('NONE')
      // What the gateway prunes hangs on no case; what the member withholds does.
      if (front === 'narrow') expect(line.cases).toBeUndefined()
      else expect(line.cases).toContain(hub.showcase.id)
    }
    const asked = hub.takeSent().filter(one => one.owner === 'emergency' && one.body.includes('riskLevel'))
    expect(asked.length > 0).toBe(front === 'plain')
    // Of nested fields the outermost alone is reported.
    const others = (lines: ReturnType<typeof linesOf>) => lines.filter(({ field }) => !ABOUT_THREATS.test(field))
    expect(others(linesOf(after, true))).toEqual(others(linesOf(before, true)))
    quiet()
  })

  test('changes nothing for its own staff', async () => {
    const [hub] = hubs
    const own: As = { sub: 'emergency-system', purpose: 'EMERGENCY_PROTECTION' }
    const [before, after] = [await plain.query(own, PAGE), await hub?.query(own, PAGE)]
    expect(after?.body.data).toEqual(before.body.data)
    expect(before.text).toContain('"riskLevel":"')
  })

  test('can say so: the explanation names its policy', async () => {
    const [hub] = hubs
    const query = `query ($id: ID!) { case(id: $id) { emergencyExplanation(
      field: "EmergencyFile.riskLevel", member: "training", role: PARTNER_SYSTEM, purpose: EMERGENCY_PROTECTION
    ) { released reason ways { relation state terms { condition policies opened } } directives { id } } } }`
    const officer: As = { sub: 'dpo@emergency.example', purpose: 'AUDIT' }
    const explained = async (at: Hub | undefined) =>
      (await at?.query(officer, query, { id: plain.showcase.id }))?.body.data?.case as unknown
    expect(await explained(plain)).toMatchObject({ emergencyExplanation: { released: true } })
    expect(await explained(hub)).toMatchObject({
      emergencyExplanation: {
        released: false,
        reason: 'OWNER_POLICY',
        directives: [],
        ways: expect.arrayContaining([
          {
            relation: 'REFERRED',
            state: 'OPEN',
            terms: [{ condition: 'NEVER', policies: ['emergency-keeps-threats'], opened: false }],
          },
        ]),
      },
    })
  })
})

/** The room as it must be then; null where nothing else could be seen of it. */
function withoutThreats({ emergency }: Node, is: Node | undefined): Room | null {
  if (emergency === null) return null
  const { riskLevel: _, threats: __, ...rest } = emergency
  const isEmpty = (value: unknown): boolean =>
    value === null || (typeof value === 'object' && !Array.isArray(value) && Object.values(value).every(isEmpty))
  // Whether an empty room shows depends on what else could be released of it: the answer itself says.
  if (is?.emergency === null && isEmpty(rest)) return null
  return { ...emergency, riskLevel: null, threats: null }
}

describe('attack 25: two versions of the agreement in one hub', () => {
  const HEALTH = `query ($id: ID!) { case(id: $id) { id emergency { needs { medical } } training { toolsProvided } } }`
  const AS: As = { sub: 'training-system', purpose: 'TRAINING' }
  const ask = async (hub: Hub) => {
    hub.takeSent()
    const answer = await hub.query(AS, HEALTH, { id: hub.showcase.id })
    const emergency = hub.takeSent().filter(({ owner }) => owner === 'emergency')
    return { answer, emergency, view: answer.body.data?.case as unknown as Record<string, unknown> }
  }

  test('where both know the wider one, it counts', async () => {
    const { view } = await ask(await hubOn({ gateway: wide.load(), owners: wide.load() }))
    expect(view.emergency).toMatchObject({ needs: { medical: expect.anything() } })
    quiet()
  })

  test.each([
    ['the gateway alone', 'NO_NEED_TO_KNOW'],
    ['the owners alone', 'PURPOSE_NOT_COVERED'],
  ])('where %s know it, the narrower answer stands, without fault or alarm', async (who, reason) => {
    const agreement = who === 'the gateway alone' ? { gateway: wide.load() } : { owners: wide.load() }
    const { view: before } = await ask(plain)
    const { answer, view, emergency } = await ask(await hubOn(agreement))
    expect(view).toEqual(before)
    expect(view).toMatchObject({ emergency: null, training: { toolsProvided: expect.anything() } })
    expect({ status: answer.status, errors: answer.body.errors }).toEqual({ status: 200, errors: undefined })
    expect(answer.body.extensions?.release).toMatchObject({
      unavailable: [],
      withheld: [{ field: 'HealthNeeds.medical', owner: 'emergency', reason }],
    })
    expect(emergency).toHaveLength(who === 'the gateway alone' ? 1 : 0)
    quiet()
  })

  test('the log says who went by which', async () => {
    const log = new pg.Client(plain.databases.emergency.migrateUrl)
    await log.connect()
    const { rows } = await log.query(`select distinct agreement_digest, table_digest from ledger.release_log`)
    await log.end()
    const [old, own, wider] = [
      (await loaded(plain)).agreement,
      narrow.load().tableOf('emergency').digest,
      wide.load().agreement.digest,
    ]
    expect(rows).toEqual(
      expect.arrayContaining([
        { agreement_digest: old, table_digest: old },
        { agreement_digest: old, table_digest: own },
        { agreement_digest: wider, table_digest: old },
      ]),
    )
  })

  async function loaded(hub: Hub): Promise<{ agreement: string }> {
    const { answer } = await ask(hub)
    return { agreement: answer.body.extensions?.release.agreement ?? '' }
  }
})

describe('bad input: a policy that does not compile', () => {
  const BROKEN = [
    [
      'permits',
      KEEPS_THREATS.replace('forbid', 'permit'),
      /own\.cedar:2 policy `emergency-keeps-threats`: .*only forbid/,
    ],
    ['does not parse', KEEPS_THREATS.replace('action, ', 'action '), /own\.cedar:3: does not parse/],
    [
      'names an unknown term',
      KEEPS_THREATS.replace('"THREAT"', '"THREATS"'),
      /own\.cedar:2 policy `emergency-keeps-threats`: .*`"THREATS"` is not declared/,
    ],
    ['lacks an id', KEEPS_THREATS.replace(/^@id.*\n/m, ''), /own\.cedar:2: a policy needs an @id/],
    [
      'errs on a request',
      KEEPS_THREATS.replace('unless {', 'unless { 9223372036854775807 + 1 > 0 &&'),
      /own\.cedar:2 policy `emergency-keeps-threats`: errs: integer overflow/,
    ],
  ] as const

  test.each(BROKEN)(
    'because it %s: file and policy are named, and the hub keeps its tables',
    async (_, text, complaint) => {
      const [hub] = hubs
      const question = async () => (await hub?.query(TRAINERS, PAGE))?.body.data
      const [before, table] = [await question(), narrow.read(OWN.replace('own.cedar', 'table.json'))]
      narrow.write(OWN, text)
      try {
        const { code, err } = await narrow.compile()
        expect(code).toBe(1)
        expect(err).toMatch(complaint)
        expect(err).toContain('the agreement does not compile; nothing was written')
        expect(narrow.read(OWN.replace('own.cedar', 'table.json'))).toBe(table)
        expect(await question()).toEqual(before)
        // One that starts now goes by the same tables.
        expect(narrow.load().tableOf('emergency').digest).toBe(JSON.parse(table).digest)
      } finally {
        narrow.write(OWN, KEEPS_THREATS)
      }
    },
  )
})
