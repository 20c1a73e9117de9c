import { type Agreement, loadAgreement } from '@hub/agreement'
import { readOperations, registerOperations } from '@hub/gateway'
import { bit, type Mask } from '@hub/vocabulary'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Answer, type Hub, startHub } from './src/harness/start-hub.ts'
import { tellLoad } from './src/harness/steady.ts'
import { supergraphSdl } from './src/harness/supergraph.ts'

/** New schema and new agreement under load: nobody sees a mixture, and nobody more than the narrower of two allows. */

const AS = { sub: 'training-system', purpose: 'EMERGENCY_PROTECTION' } as const
const QUERY = 'query ($id: ID!) { case(id: $id) { reference emergency { riskLevel } training { sessions { topic } } } }'
const READERS = 6
const ROUNDS = 12

const wide = loadAgreement()
/** The same without threats, at everybody. */
const narrow = without(wide, bit('THREAT'))

let hub: Hub
let id: string

beforeAll(async () => {
  hub = await startHub()
  id = hub.showcase.id
})
afterAll(() => hub?.[Symbol.asyncDispose]())
beforeEach(() => {
  hub.takeTables('emergency', wide)
  hub.takeRules({})
})

function without({ agreement, tableOf }: Agreement, mask: Mask): Agreement {
  const less = (masks: Int32Array) => masks.map(one => one & ~mask)
  const narrowed = (table: Agreement['agreement']) => ({
    ...table,
    digest: table.digest.replace(/.{4}$/, '0000'),
    free: less(table.free),
    ifConsented: less(table.ifConsented),
  })
  return { agreement: narrowed(agreement), tableOf: owner => narrowed(tableOf(owner)) }
}

const ask = (query = QUERY): Promise<Answer> => hub.query(AS, query, { id })

interface Read {
  readonly from: number
  readonly until: number
  readonly answer: Answer
}

/** Readers who ask without a pause while something else goes on. */
async function underLoad(query: string, change: () => Promise<void>): Promise<readonly Read[]> {
  const reads: Read[] = []
  let going = true
  const readers = Array.from({ length: READERS }, async () => {
    while (going) {
      const from = performance.now()
      const answer = await ask(query)
      reads.push({ from, until: performance.now(), answer })
    }
  })
  try {
    await change()
  } finally {
    going = false
    await Promise.all(readers)
  }
  return reads
}

describe('a new agreement', () => {
  it('attack 25: is in force at once, whoever takes it up first, and never mixed with the last', async () => {
    const before = (await ask()).body
    hub.takeTables('emergency', narrow)
    const ownerFirst = (await ask()).body
    hub.takeTables('emergency', wide)
    hub.takeRules({ tables: narrow })
    const gatewayFirst = (await ask()).body
    hub.takeTables('emergency', narrow)
    const after = (await ask()).body
    expect(JSON.stringify(before.data)).toContain('"riskLevel":"')
    for (const { data } of [ownerFirst, gatewayFirst, after]) {
      expect(JSON.stringify(data)).not.toContain('"riskLevel":"')
      expect(data).toMatchObject({ case: { training: expect.anything() } })
    }
    expect(before.extensions?.release.agreement).toBe(wide.agreement.digest)
    expect(ownerFirst.extensions?.release.agreement).toBe(wide.agreement.digest)
    expect(after.extensions?.release.agreement).toBe(narrow.agreement.digest)

    hub.takeTables('emergency', wide)
    hub.takeRules({})
    const closed: { from: number; until: number }[] = []
    const reads = await underLoad(QUERY, async () => {
      for (let round = 0; round < ROUNDS; round++) {
        if (round % 2 === 0) hub.takeTables('emergency', narrow)
        else hub.takeRules({ tables: narrow })
        const from = performance.now()
        await ask()
        hub.takeTables('emergency', narrow)
        hub.takeRules({ tables: narrow })
        await ask()
        const until = performance.now()
        hub.takeRules({})
        hub.takeTables('emergency', wide)
        closed.push({ from, until })
        await ask()
      }
    })
    const failed = reads.filter(({ answer }) => answer.status !== 200 || answer.body.errors !== undefined)
    tellLoad('agreement rolled out and back under load', reads.length, failed.length)
    expect(failed.map(({ answer }) => answer.text)).toEqual([])
    const texts = [before, ownerFirst, gatewayFirst, after].map(({ data }) => JSON.stringify(data))
    expect(reads.filter(({ answer }) => !texts.includes(JSON.stringify(answer.body.data)))).toEqual([])
    // Whoever asked after one side had taken it up, and was answered before any side gave it up.
    const sure = reads.filter(({ from, until }) => closed.some(one => one.from <= from && until <= one.until))
    expect(sure.length).toBeGreaterThan(0)
    expect(sure.filter(({ answer }) => answer.text.includes('"riskLevel":"'))).toEqual([])
    // What is reported is what was gone by.
    const mixed = reads.filter(
      ({ answer: { body, text } }) =>
        body.extensions?.release.agreement === narrow.agreement.digest && text.includes('"riskLevel":"'),
    )
    expect(mixed).toEqual([])
  })

  it('alarms nobody while gateway and owner differ', async () => {
    for (const first of ['gateway', 'owner']) {
      if (first === 'owner') hub.takeTables('emergency', narrow)
      else hub.takeRules({ tables: narrow })
      const { withheld = [] } = (await ask()).body.extensions?.release ?? {}
      expect(withheld.map(({ reason }) => reason)).not.toContain('UNVERIFIED_RELEASE')
      hub.takeTables('emergency', wide)
      hub.takeRules({})
    }
  })
})

describe('a new schema', () => {
  /** With its description. */
  const FIELD = /( {2}"""((?!""")[\s\S])*"""\n)? {2}knownAs: [^\n]*\n/
  const smaller = supergraphSdl().replace(FIELD, '')
  const registered = readOperations(new URL('../schema/operations/', import.meta.url))
  const operations = registerOperations(registered.all.filter(({ text }) => !text.includes('knownAs')))
  const OLD = 'query ($id: ID!) { case(id: $id) { reference emergency { riskLevel knownAs } } }'

  it('is in force for new requests, and those under way are answered by the last', async () => {
    expect(smaller).not.toBe(supergraphSdl())
    const before = (await ask(OLD)).body
    expect(before.errors).toBeUndefined()
    const reads = await underLoad(OLD, async () => {
      for (let round = 0; round < ROUNDS / 3; round++) {
        hub.takeRules({ supergraphSdl: smaller, operations })
        expect((await ask(OLD)).status).toBe(400)
        expect((await ask()).body.errors).toBeUndefined()
        hub.takeRules({})
        expect((await ask(OLD)).body.data).toEqual(before.data)
      }
    })
    const failed = reads.filter(({ answer }) => answer.status !== 200 && answer.status !== 400)
    tellLoad('schema rolled out and back under load', reads.length, failed.length)
    expect(failed.map(({ answer }) => answer.text)).toEqual([])
    const codes = new Set(reads.map(({ answer }) => answer.body.errors?.[0]?.extensions.code ?? 'ANSWERED'))
    expect([...codes].sort()).toEqual(['ANSWERED', 'GRAPHQL_VALIDATION_FAILED'])
    const answered = reads.filter(({ answer }) => answer.status === 200)
    expect(answered.filter(({ answer }) => JSON.stringify(answer.body.data) !== JSON.stringify(before.data))).toEqual(
      [],
    )
  })

  it.each([
    ['is no supergraph', { supergraphSdl: 'type Query { everything: String }' }],
    ['is no SDL', { supergraphSdl: 'type Query {' }],
    ['lacks what a client has registered', { supergraphSdl: smaller }],
    [
      'names a graph that is nobody’s',
      { supergraphSdl: supergraphSdl().replace('name: "emergency"', 'name: "stranger"') },
    ],
  ])('that %s is refused, and the last one goes on', async (_, rules) => {
    const before = (await ask(OLD)).body
    let refused = false
    try {
      hub.takeRules(rules)
    } catch {
      refused = true
    }
    expect({ refused, body: (await ask(OLD)).body.data }).toEqual({ refused: true, body: before.data })
  })
})
