import type { DecisionTable } from '@hub/decision'
import type { MemberCode } from '@hub/vocabulary'
import { type KitCaller, type Mint, ORGANISATIONS } from './credentials/mint.ts'
import type { Answer } from './member/answer.ts'
import { type MemberSchema, printSelection, type SelectedField } from './member/schema.ts'
import type { Target } from './member/target.ts'
import { type Seen, sweep } from './sweep.ts'

/** What checks work with: one member, credentials for anybody, and what was found out so far. */
export interface Bench {
  readonly owner: MemberCode
  readonly schema: MemberSchema
  /** The consortium's table: a member may narrow it and never widen it. */
  readonly agreement: DecisionTable
  /** Cases of which the member holds a part. */
  readonly held: readonly string[]
  /** A member to which the held cases were never opened. */
  readonly stranger: MemberCode | undefined
  readonly mint: Mint
  readonly target: Target
  /** How spoiled requests were refused, by the id of the check that sent them. */
  readonly refusals: Map<string, readonly Answer[]>
  ask(caller: KitCaller, query: string, variables?: object): Promise<Answer>
  /** Asks for these cases as the gateway does; with the whole room unless told otherwise. */
  askCases(caller: KitCaller, ids: readonly string[], room?: readonly SelectedField[]): Promise<Answer>
  /** The held cases as everyone sees them, or everyone of one organisation. Asked once. */
  sweep(organisation?: string): Promise<readonly Seen[]>
  /** Runs something once; whoever asks for the same name again gets the same. */
  once<Value>(name: string, run: () => Promise<Value>): Promise<Value>
}

export type BenchParts = Omit<Bench, 'refusals' | 'ask' | 'askCases' | 'sweep' | 'once'>

export function createBench(parts: BenchParts): Bench {
  const { owner, schema, mint, target } = parts
  const known = new Map<string, Promise<unknown>>()
  const bench: Bench = {
    ...parts,
    refusals: new Map(),
    ask: async (caller, query, variables = {}) =>
      target.post(await mint.request(caller, JSON.stringify({ query, variables }))),
    askCases: (caller, ids, room = schema.room) => bench.ask(caller, casesQuery(owner, room), representationsOf(ids)),
    sweep: async organisation => {
      if (organisation !== undefined) return bench.once(`sweep ${organisation}`, () => sweep(bench, organisation))
      const all: Seen[] = []
      for (const one of ORGANISATIONS) all.push(...(await bench.sweep(one)))
      return all
    },
    once<Value>(name: string, run: () => Promise<Value>) {
      const value = known.get(name) ?? run()
      known.set(name, value)
      return value as Promise<Value>
    },
  }
  return bench
}

/** @param room an empty selection asks for ids alone */
export function casesQuery(owner: string, room: readonly SelectedField[]): string {
  const selection = room.length > 0 ? `${owner} { ${printSelection(room)} }` : ''
  return `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { __typename ... on Case { id ${selection} } }
  }`
}

export function representationsOf(ids: readonly unknown[]): object {
  return { representations: ids.map(id => ({ __typename: 'Case', id })) }
}

/** The member's own staff under a purpose for which they work on cases: the plainest request there is. */
export function ownStaff(owner: MemberCode): KitCaller {
  return { member: owner, role: 'CASE_WORKER', purpose: 'CASE_COORDINATION' }
}

/** Runs many requests, a few at a time; results in the order of the items. */
export async function forEach<Item, Value>(
  items: readonly Item[],
  run: (item: Item) => Promise<Value>,
): Promise<Value[]> {
  const results: Value[] = []
  const entries = items.entries()
  const work = async () => {
    for (const [index, item] of entries) results[index] = await run(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return results
}

const AT_ONCE = 8
