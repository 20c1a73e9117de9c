import { readOperations } from '@hub/gateway'
import { CASE_OWNERS, MEMBER_CODES, type MemberCode, type Owner } from '@hub/vocabulary'
import { getOperationAST, type OperationDefinitionNode, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSent } from './src/compare/sent-paths.ts'
import { type As, absentId, type Hub, startHub } from './src/harness/start-hub.ts'
import { MIXED_LOAD } from './src/mixed-load/index.ts'
import { EVERY_FIELD_OF_A_CASE } from './src/oracle/index.ts'

/**
 * SQL statements of an owner for one fetch: ledger and rows with their children, and log; at most three. Counted on the wire between owner and
 * PostgreSQL, so that nothing goes by unseen.
 */

const SIZES = [1, 20, 50] as const

let hub: Hub
beforeAll(async () => {
  hub = await startHub({ cases: 800, watchStatements: true })
})
afterAll(() => hub?.[Symbol.asyncDispose]())

interface Fetch {
  readonly cases: number
  readonly statements: readonly string[]
}

/** Asks for a page, and gives what one owner did for it. Throws where it was fetched from more than once. */
async function fetchFrom(
  owner: Owner,
  sub: string,
  first: number,
  after: string | null,
  query: string,
): Promise<Fetch> {
  // Readiness is asked for at a pace of its own.
  hub.takeStatements()
  hub.takeSent()
  const { body } = await hub.query({ sub, purpose: 'CASE_COORDINATION' }, query, { first, after })
  const statements = hub.takeStatements()[owner].filter(text => !isReadiness(text))
  const sent = hub.takeSent().filter(one => one.owner === owner)
  expect(body.errors).toBeUndefined()
  expect(sent).toHaveLength(1)
  return { cases: readSent(sent[0]?.body ?? '').ids?.length ?? first, statements }
}

/** Asked for every second by the gateway, whoever asks what. */
function isReadiness(text: string): boolean {
  return text.includes('has_table_privilege') || text.includes("to_regnamespace('restoring')")
}

const LIST = `query ($first: Int, $after: String) {
  cases(first: $first, after: $after) { totalCount nodes { ${EVERY_FIELD_OF_A_CASE} } }
}`

describe.each(MEMBER_CODES)('%s', (member: MemberCode) => {
  test('runs two statements, for 1, 20 and 50 cases: ledger with rows, and log', async () => {
    const sub = `${member}-system`
    const after = await beforeOwnCase(member, sub)
    const fetches: Fetch[] = []
    for (const first of SIZES) fetches.push(await fetchFrom(member, sub, first, after, LIST))
    expect(fetches.map(one => one.cases)).toEqual([...fetches.map(one => one.cases)].sort((a, b) => a - b))
    expect(fetches[0]?.cases).toBe(1)
    expect(fetches[2]?.cases).toBeGreaterThan(20)
    expect(fetches.map(one => one.statements)).toEqual(
      Array(SIZES.length).fill([
        expect.stringContaining('ledger.case_epoch'),
        expect.stringContaining('ledger.log_rows'),
      ]),
    )
    // The very same texts: not two for one case and two others for fifty.
    expect(new Set(fetches.map(one => one.statements.join('\n'))).size).toBe(1)
  })
})

/** A cursor after which the member's own case comes first; null where it does at the start. */
async function beforeOwnCase(member: MemberCode, sub: string): Promise<string | null> {
  const query = `{ cases(first: 50) { edges { cursor node { id ${member} { __typename } } } } }`
  const { body } = await hub.query({ sub, purpose: 'CASE_COORDINATION' }, query)
  const { cases } = body.data as unknown as {
    cases: { edges: { cursor: string; node: Record<string, object | null> }[] }
  }
  const index = cases.edges.findIndex(({ node }) => node[member] !== null)
  expect(index, `a case of ${member} on its first page`).toBeGreaterThanOrEqual(0)
  return cases.edges[index - 1]?.cursor ?? null
}

test('the registry runs as many statements for 1, 20 and 50 cases, and at most three', async () => {
  const fetches: Fetch[] = []
  for (const first of SIZES) fetches.push(await fetchFrom('registry', 'emergency-system', first, null, LIST))
  const counts = fetches.map(one => one.statements.length)
  expect(new Set(counts).size).toBe(1)
  expect(counts[0]).toBeLessThanOrEqual(3)
  expect(new Set(fetches.map(one => one.statements.join('\n'))).size).toBe(1)
})

test('a case that is not to be seen takes the same statements as one that is not there', async () => {
  const as = { sub: 'auditor@secretariat.example', purpose: 'AUDIT' } as const
  const query = 'query ($id: ID!) { case(id: $id) { id emergency { legalName } } }'
  const statementsFor = async (id: string) => {
    hub.takeStatements()
    const { body } = await hub.query(as, query, { id })
    expect(body.data).toEqual({ case: null })
    return Object.values(hub.takeStatements()).map(texts => texts.filter(text => !isReadiness(text)))
  }
  const hidden = await statementsFor(hub.showcase.id)
  expect(hidden.flat().length).toBeGreaterThan(0)
  expect(await statementsFor(absentId())).toEqual(hidden)
})

test.each(CASE_OWNERS)(
  '%s has a connection prepare each statement once, under a name, and run it ever after',
  async owner => {
    const sub = owner === 'registry' ? 'emergency-system' : `${owner}-system`
    const ask = (first: number) => hub.query({ sub, purpose: 'CASE_COORDINATION' }, LIST, { first, after: null })
    // More at a time than there were connections, several times over.
    for (let round = 0; round < 3; round++) await Promise.all([1, 20, 50, 20].map(ask))
    hub.takeStatements()
    const before = hub.parsedBy(owner).length
    for (let round = 0; round < 3; round++) await ask(20)
    const run = hub.takeStatements()[owner].filter(text => !isReadiness(text))
    expect(run.length).toBeGreaterThanOrEqual(6)
    const parsed = hub.parsedBy(owner).filter(({ text }) => !isReadiness(text))
    expect(parsed.length).toBeGreaterThan(0)
    expect(parsed.filter(({ name }) => name === '')).toEqual([])
    expect(new Set(parsed.map(({ connection, text }) => `${connection} ${text}`)).size).toBe(parsed.length)
    // One name means one text, on whichever connection.
    const names = new Map(parsed.map(({ name, text }) => [text, name]))
    expect(parsed.every(({ name, text }) => names.get(text) === name)).toBe(true)
    // Whoever asks one at a time is served by few connections: next to nothing is parsed any more.
    expect(hub.parsedBy(owner).length - before).toBeLessThan(run.length)
  },
)

describe('no operation costs an owner more than three statements for each time that it is asked', () => {
  /** Statements of each owner, and how often it was asked. */
  async function costs(as: As, query: string, variables: object) {
    hub.takeStatements()
    hub.takeSent()
    const { body } = await hub.query(as, query, variables)
    const statements = hub.takeStatements()
    const sent = Map.groupBy(hub.takeSent(), ({ owner }) => owner)
    expect(body.errors).toBeUndefined()
    return CASE_OWNERS.map(owner => ({
      owner,
      statements: statements[owner].filter(text => !isReadiness(text)),
      asked: sent.get(owner)?.length ?? 0,
    })).filter(({ statements, asked }) => statements.length > 0 || asked > 0)
  }

  test.each(MIXED_LOAD)('$name of the mixed load', async ({ caller, query, variables }) => {
    const { id, reference } = hub.showcase
    const found = await costs(caller, query, variables({ id, reference, prefix: 'HRD' }))
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter(({ statements, asked }) => statements.length > 3 * asked)).toEqual([])
  })

  test.each(registeredQueries())('%s/%s as it is registered', async (client, name, query) => {
    const { id, reference } = hub.showcase
    const values: Readonly<Record<string, unknown>> = {
      id,
      reference,
      first: 50,
      item: absentId(),
      member: 'training',
      role: 'CASE_WORKER',
      purpose: 'CASE_COORDINATION',
      view: 'WAITING',
      which: 'ALL',
      from: '2025-01-01',
      until: '2025-12-31',
    }
    // What is one member's is asked by its own people.
    const member = MEMBER_CODES.find(code => name.toLowerCase().includes(code)) ?? 'training'
    const sub = client === 'hub-console' ? `case-worker@${member}.example` : client
    const found = await costs({ sub, purpose: 'CASE_COORDINATION' }, query, given(query, values))
    expect(found.filter(({ statements, asked }) => statements.length > 3 * asked)).toEqual([])
  })
})

/** Client, name and text of each; those that change something are the desk's, which has transactions of its own. */
function registeredQueries(): (readonly [client: string, name: string, text: string])[] {
  const { all } = readOperations(new URL('../schema/operations/', import.meta.url))
  return all
    .filter(({ text }) => operationOf(text).operation === 'query')
    .map(({ client, file, text }) => [client, file.slice(client.length + 1), text])
}

/** The values that an operation declares variables for. */
function given(text: string, values: Readonly<Record<string, unknown>>): object {
  const names = operationOf(text).variableDefinitions?.map(({ variable }) => variable.name.value) ?? []
  return Object.fromEntries(names.filter(name => name in values).map(name => [name, values[name]]))
}

function operationOf(text: string): OperationDefinitionNode {
  const found = getOperationAST(parse(text))
  if (!found) throw new Error('a registered document has one operation')
  return found
}
