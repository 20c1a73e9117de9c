import { generateReference } from '@hub/registry'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_CALLERS, type DemoCaller, nameOf } from './src/callers.ts'
import { differencesOf } from './src/compare/answers.ts'
import { absentId, type Hub, startHub } from './src/harness/start-hub.ts'
import { randomCase } from './src/ledgers/arbitrary.ts'
import { clearCases } from './src/ledgers/clear.ts'
import { type CaseName, writeCases } from './src/ledgers/write.ts'
import { viewOf } from './src/operations/evaluate.ts'
import { type GeneratedOperation, generate } from './src/operations/generate.ts'
import { type Random, randomOf } from './src/operations/random.ts'
import type { Expectation, ExpectedCase, Line } from './src/oracle/index.ts'
import { type Expected, expectedOf } from './src/oracle-of.ts'

/**
 * Random ledgers and random operations, asked by every kind of caller over HTTP, held against the oracle in SQL.
 *
 * A decision is what one owner makes of one case for one caller and purpose: all that this owner releases of the case by
 * the operation, value by value, and the reasons for the rest. Counted are the registry's decisions on cases that exist
 * for the caller, and those of members that hold a part and of which the operation selects a classified field; each
 * once, however often it is asked. That a case does not exist is held against the oracle too, and counted apart.
 *
 * HUB_SEED repeats a run; HUB_DECISIONS says how many decisions it goes on for.
 */

const SEED = Number(process.env.HUB_SEED ?? Math.floor(Math.random() * 2 ** 31))
const DECISIONS = Number(process.env.HUB_DECISIONS ?? 20_000)
/** Cases of one batch of ledgers; each batch begins with empty ones. */
const CASES = 220
const AT_ONCE = 8

interface Count {
  members: number
  registry: number
  absent: number
  fields: number
  operations: number
  batches: number
}
const count: Count = { members: 0, registry: 0, absent: 0, fields: 0, operations: 0, batches: 0 }
const decisions = () => count.members + count.registry

/** What the hub's processes warned of: it says more of a difference than the answer does. */
const warnings: string[] = []
const WARNING = /"level":[4-6]0/

let hub: Hub
beforeAll(async () => {
  // A busy machine must not make owners look down: that would be another answer.
  hub = await startHub({ memberTimeoutMs: 120_000, onLogLine: line => WARNING.test(line) && warnings.push(line) })
})
afterAll(() => hub?.[Symbol.asyncDispose]())

test(`${DECISIONS} decisions on random ledgers, asked by random operations`, { timeout: 0 }, async () => {
  process.stdout.write(`HUB_SEED=${SEED}\n`)
  const began = performance.now()
  for (let seed = SEED; decisions() < DECISIONS; seed = (seed + 1) % 2 ** 31) {
    await batch(seed, randomOf(seed))
    count.batches += 1
    process.stdout.write(`${progress(performance.now() - began)}\n`)
  }
})

async function batch(seed: number, random: Random): Promise<void> {
  await clearCases(hub)
  // Named by the seed too: pages are in the order of references.
  await writeCases(hub, fc.sample(randomCase, { numRuns: CASES, seed }), () => nameBy(random))
  await using expected = await expectedOf(hub, DEMO_CALLERS)
  const jobs = DEMO_CALLERS.flatMap(caller => jobsOf(caller, expected, random))
  const work = jobs.values()
  const worker = async () => {
    for (const job of work) await job(seed)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

function nameBy(random: Random): CaseName {
  const digits = Array.from({ length: 32 }, () => random.whole(16).toString(16)).join('')
  const id = digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5')
  return { id, reference: generateReference(random.whole) }
}

type Job = (seed: number) => Promise<void>

/** Every page of cases, each by an operation of its own, and one operation for single cases. */
function jobsOf(caller: DemoCaller, expected: Expected, random: Random): readonly Job[] {
  const one = expected.of(caller)
  const size = random.pick([20, 35, 50])
  const pages = Math.max(1, Math.ceil(one.cases.length / size))
  const operations = Array.from({ length: pages }, () => generate(random, 'page'))
  const single = generate(random, 'single')
  const hidden = expected.everyCase.find(({ id }) => one.cases.every(known => known.id !== id)) ?? {
    id: absentId(),
    reference: 'HRD-0000-0000',
  }
  const chosen = [0, 1, 2].map(() => (one.cases.length > 0 && random.chance(0.7) ? random.pick(one.cases) : null))
  const everyPage: Job = async seed => {
    let after: string | null = null
    for (const [at, operation] of operations.entries()) {
      after = await comparePage(seed, caller, one, operation, { after, first: size, start: at * size })
    }
    count.absent += CASES - one.cases.length
  }
  return [everyPage, seed => compareSingles(seed, caller, one, single, chosen, hidden)]
}

async function comparePage(
  seed: number,
  caller: DemoCaller,
  expected: Expectation,
  operation: GeneratedOperation,
  { after, first, start }: { after: string | null; first: number; start: number },
): Promise<string | null> {
  const variables = { ...operation.variables, after, first }
  const answer = await hub.query(caller, operation.text, variables, operation.name)
  const page = expected.cases.slice(start, start + first)
  const [root] = operation.roots
  if (root === undefined) throw new Error('an operation without roots')
  const { cases } = (answer.body.data ?? {}) as { cases?: { pageInfo?: { endCursor?: string | null } } }
  const endCursor = cases?.pageInfo?.endCursor ?? null
  const views = [root.nodes, ...(root.edges === null ? [] : [root.edges])].map(set =>
    viewOf(set, operation.switches, expected),
  )
  const [nodes, edges] = views
  const data = {
    cases: {
      totalCount: expected.cases.length,
      // Where the cursor points is seen by the page that follows.
      pageInfo: { hasNextPage: start + first < expected.cases.length, endCursor: page.length === 0 ? null : endCursor },
      nodes: page.map(one => nodes?.data(one)),
      ...(edges !== undefined && { edges: page.map(one => ({ node: edges.data(one) })) }),
    },
  }
  const all = [...expected.pruned, ...page.flatMap(one => one.withheld)]
  const lines = new Set<Line>(views.flatMap(view => view.lines(all)))
  hold(seed, caller, operation, variables, differencesOf(expected, answer, data, [...lines]))
  count.operations += 1
  const owners = new Set(views.flatMap(view => [...view.owners]))
  const fields = (owner: string) => Math.max(...views.map(view => view.fields.get(owner) ?? 0))
  for (const { heldBy } of page) {
    count.registry += 1
    const asked = heldBy.filter(owner => owners.has(owner))
    count.members += asked.length
    for (const owner of ['registry', ...asked]) count.fields += fields(owner)
  }
  return endCursor
}

async function compareSingles(
  seed: number,
  caller: DemoCaller,
  expected: Expectation,
  operation: GeneratedOperation,
  chosen: readonly (ExpectedCase | null)[],
  hidden: { readonly id: string; readonly reference: string },
): Promise<void> {
  const names = operation.roots.map((root, at) => {
    const { id, reference } = chosen[at] ?? hidden
    return [root.argument ?? '', root.field === 'case' ? id : reference] as const
  })
  const variables = { ...operation.variables, ...Object.fromEntries(names) }
  const answer = await hub.query(caller, operation.text, variables, operation.name)
  const lines = new Set<Line>()
  const data: Record<string, unknown> = {}
  for (const [at, root] of operation.roots.entries()) {
    const one = chosen[at] ?? null
    const view = viewOf(root.nodes, operation.switches, expected)
    data[root.key] = one === null ? null : view.data(one)
    for (const line of view.lines([...expected.pruned, ...(one?.withheld ?? [])])) lines.add(line)
  }
  hold(seed, caller, operation, variables, differencesOf(expected, answer, data, [...lines]))
  count.operations += 1
}

/** Fails with all that it takes to see the same again. */
function hold(
  seed: number,
  caller: DemoCaller,
  { text, name }: GeneratedOperation,
  variables: object,
  found: readonly string[],
): void {
  if (found.length === 0) return
  const again = `HUB_SEED=${seed} HUB_DECISIONS=1`
  expect.fail(
    [
      `${found.length} differences for ${nameOf(caller)}; again: ${again}`,
      ...found.slice(0, 12),
      `${name} of\n${text}`,
      JSON.stringify(variables),
      ...warnings.slice(-12),
    ].join('\n'),
  )
}

function progress(ms: number): string {
  const rate = Math.round((decisions() / ms) * 1_000)
  const number = (value: number) => value.toLocaleString('en')
  return (
    `${number(decisions())} decisions of ${number(DECISIONS)} (${number(count.members)} by members, ${number(count.registry)} ` +
    `by the registry), ${number(count.fields)} field verdicts, ${number(count.absent)} absences, ${number(count.operations)} ` +
    `operations, ${count.batches} sets of ledgers, ${Math.round(ms / 1_000)} s, ${number(rate)} decisions/s`
  )
}
