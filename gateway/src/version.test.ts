import { createHash } from 'node:crypto'
import type { GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface'
import { silentTelemetry } from '@hub/telemetry'
import { MEMBER_CODES } from '@hub/vocabulary'
import { type GraphQLSchema, getOperationAST, parse } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { KEY, TYPE } from './ask/fetch-plan.ts'
import type { Asking } from './context.ts'
import { createEnforcingGateway } from './executor.ts'
import { type Rules, readRules } from './rules.ts'
import { askingAs, requestOf, type Sent, startOwners, type TestOwners } from './testing/owners.ts'
import { createVersion } from './version.ts'
import { createWatch } from './watch/watch.ts'

const ID = '0a1b2c3d-0000-4000-8000-000000000001'
const TEXT = `
  query Wide { case(id: "${ID}") { id status emergency { legalName threats { act description } grants { amount } } } }
  query Narrow { case(id: "${ID}") { id emergency { legalName } } }`
const rules: Rules = readRules(new URL('../../', import.meta.url))
const watch = createWatch(silentTelemetry())

let owners: TestOwners
let answers: (sent: Sent) => object
beforeAll(async () => {
  owners = await startOwners(sent => answers(sent))
})
afterAll(() => owners[Symbol.asyncDispose]())
beforeEach(() => {
  answers = ({ owner }) => ({
    data:
      owner === 'registry'
        ? { case: { [KEY]: ID, [TYPE]: 'Case', id: ID, status: null } }
        : { _entities: [{ [KEY]: ID, [TYPE]: 'Case' }] },
    extensions: { hub: { decisions: [], ...(owner === 'registry' && { holders: { [ID]: MEMBER_CODES } }) } },
  })
})

/** A request as Apollo Server hands it to an executor. */
function requestFor(asking: Asking, operationName: string, schema?: GraphQLSchema): GatewayGraphQLRequestContext {
  const document = parse(TEXT)
  return {
    document,
    operation: getOperationAST(document, operationName),
    queryHash: createHash('sha256').update(TEXT).digest('hex'),
    request: { operationName, variables: {} },
    context: requestOf(asking),
    ...(schema && { schema }),
  } as unknown as GatewayGraphQLRequestContext
}

describe('a version that has answered others', () => {
  const CALLERS: readonly [string, Partial<Asking>, string][] = [
    ['a case worker', {}, 'Wide'],
    ['in another role', { role: 'DATA_PROTECTION_OFFICER' }, 'Wide'],
    ['for another purpose', { purpose: 'TRAINING' }, 'Wide'],
    ['of another member', { member: 'emergency' }, 'Wide'],
    ['another operation of the same document', {}, 'Narrow'],
  ]

  /** What is sent, in the order of the owners, and what is said to be withheld. */
  async function outcomeOf(version: ReturnType<typeof createVersion>, changes: Partial<Asking>, name: string) {
    owners.takeSent()
    const { extensions } = await version.execute(requestFor(askingAs(changes), name))
    const sent = owners.takeSent().map(({ owner, body }) => `${owner} ${body}`)
    const { withheld } = (extensions as { release: { withheld: unknown } }).release
    return { sent: sent.sort(), withheld }
  }

  it('answers each as if nobody had asked before', async () => {
    const used = createVersion(rules, owners.services, watch)
    const fresh: unknown[] = []
    for (const [, changes, name] of CALLERS) {
      fresh.push(await outcomeOf(createVersion(rules, owners.services, watch), changes, name))
    }
    // Otherwise it would not show that one was answered as another.
    expect(new Set(fresh.map(one => JSON.stringify(one))).size).toBe(CALLERS.length)
    for (const order of [CALLERS, CALLERS.toReversed()]) {
      for (const [words, changes, name] of order) {
        const place = CALLERS.findIndex(one => one[0] === words)
        expect(await outcomeOf(used, changes, name), words).toEqual(fresh[place])
      }
    }
  })
})

it('attack 15: releases nothing of a request whose proof the registry has seen', async () => {
  const version = createVersion(rules, owners.services, watch)
  const request = () => requestFor(askingAs({ proof: 'a proof' }), 'Wide')
  expect((await version.execute(request())).data).toMatchObject({ case: { id: ID } })
  answers = () => ({ data: null, errors: [{ message: 'x', extensions: { code: 'ASSERTION_REPLAYED' } }] })
  const { data, errors } = await version.execute(request())
  expect(data).toBeUndefined()
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED'])
})

it('what was validated against a schema is answered by its version, whatever has come since', async () => {
  const gateway = createEnforcingGateway({ rules, services: owners.services, watch })
  const schemas: GraphQLSchema[] = []
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => void schemas.push(apiSchema))
  gateway.take({ ...rules, supergraphSdl: `${rules.supergraphSdl}\n# Another.` })
  expect(schemas).toHaveLength(2)
  const { executor } = await gateway.load({} as Parameters<typeof gateway.load>[0])
  if (executor === null) throw new Error('no executor')
  const digests: unknown[] = []
  for (const schema of schemas) {
    owners.takeSent()
    await executor(requestFor(askingAs(), 'Wide', schema))
    digests.push(...new Set(owners.takeSent().map(({ claims }) => claims.sch)))
  }
  const digestOf = (sdl: string) => `sha256:${createHash('sha256').update(sdl).digest('hex')}`
  expect(digests).toEqual([digestOf(rules.supergraphSdl), digestOf(`${rules.supergraphSdl}\n# Another.`)])
  expect(() => executor(requestFor(askingAs(), 'Wide', {} as GraphQLSchema))).toThrow('unknown schema')
})
