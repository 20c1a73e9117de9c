import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_CALLERS, nameOf } from './src/callers.ts'
import { compareEveryPage } from './src/compare/answers.ts'
import { type Hub, startHub } from './src/harness/start-hub.ts'
import { randomCase } from './src/ledgers/arbitrary.ts'
import { writeCases } from './src/ledgers/write.ts'
import { type Expected, expectedOf } from './src/oracle-of.ts'

/**
 * Random ledgers, with words that nobody knows, dates the wrong way round, empty lists, rows of kinds that do not exist:
 * what people ask about them over HTTP, held against the oracle. The demonstration shows what is usual; here is the rest.
 */

const CASES = 150
const SEED = 20_260_131

const PURPOSES: readonly string[] = [
  'EMERGENCY_PROTECTION',
  'CASE_COORDINATION',
  'ADVOCACY_PUBLIC',
  'DOUBLE_FUNDING_CHECK',
]
const CALLERS = DEMO_CALLERS.filter(
  ({ role, purpose, member }) =>
    (role === 'CASE_WORKER' && PURPOSES.includes(purpose)) ||
    (role === 'PARTNER_SYSTEM' && purpose === 'EMERGENCY_PROTECTION') ||
    (role === 'COORDINATOR' && purpose === 'CASE_COORDINATION') ||
    (role === 'DATA_PROTECTION_OFFICER' && purpose === 'AUDIT' && member === 'emergency'),
)

let hub: Hub
let expected: Expected

beforeAll(async () => {
  hub = await startHub()
  await writeCases(hub, fc.sample(randomCase, { numRuns: CASES, seed: SEED }))
  expected = await expectedOf(hub, CALLERS)
})
afterAll(async () => {
  await expected?.[Symbol.asyncDispose]()
  await hub?.[Symbol.asyncDispose]()
})

describe.concurrent.each(CALLERS.map(caller => ({ name: nameOf(caller), caller })))('$name', ({ caller }) => {
  test('every page of `cases`', async ({ expect }) => {
    await compareEveryPage(expect, hub, caller, expected.of(caller), expected.outside(caller))
  })
})

test('they say enough to be worth reading: every reason, and rooms that show and that do not', () => {
  const cases = expected.all.flatMap(one => one.cases)
  expect([...new Set(cases.flatMap(one => one.withheld.map(line => line.reason)))].length).toBe(6)
  const relations = new Set(cases.flatMap(one => [...one.members.values()].flatMap(({ verdict }) => verdict.relations)))
  expect([...relations].sort()).toEqual(['COORDINATING', 'CO_HOLDER', 'EMERGENCY', 'GRANTED', 'HOLDER', 'REFERRED'])
})
