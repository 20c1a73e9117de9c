import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_CALLERS, nameOf } from './src/callers.ts'
import { compareAnswer, compareEveryPage, PAGE } from './src/compare/answers.ts'
import { Coverage, nameOf as nameOfCell } from './src/compare/coverage.ts'
import { hasValue } from './src/compare/values.ts'
import { type Hub, startHub } from './src/harness/start-hub.ts'
import { type Cell, EVERY_FIELD_OF_A_CASE, MEMBERS, ROOMS } from './src/oracle/index.ts'
import { type Expected, expectedOf } from './src/oracle-of.ts'

/**
 * Everything that every demo identity gets, for each of its purposes, over HTTP: held against an oracle that decides in
 * SQL on the members' databases by the rules of the design, and knows nothing of the code that is tested.
 */

const SINGLE = `query Single($id: ID!, $reference: String!, $hidden: ID!, $hiddenToo: String!) {
  byId: case(id: $id) { ...Everything }
  byReference: caseByReference(reference: $reference) { ...Everything }
  hidden: case(id: $hidden) { ...Everything }
  hiddenToo: caseByReference(reference: $hiddenToo) { ...Everything }
}
fragment Everything on Case { ${EVERY_FIELD_OF_A_CASE} }`

/** A container shows where something below it is released, selected or not. */
const PRESENCE = `{ cases(first: ${PAGE}) { nodes { id ${MEMBERS.map(name => `${name} { __typename }`).join(' ')} } } }`

let hub: Hub
let expected: Expected
const coverage = new Coverage()
const compared = new Set<string>()

beforeAll(async () => {
  hub = await startHub()
  expected = await expectedOf(hub, DEMO_CALLERS)
})
afterAll(async () => {
  await expected?.[Symbol.asyncDispose]()
  await hub?.[Symbol.asyncDispose]()
})

const EACH = DEMO_CALLERS.map(caller => ({ name: nameOf(caller), caller }))

describe.concurrent.each(EACH)('$name', ({ name, caller }) => {
  test('every page of `cases`, and what hangs on no case', async ({ expect }) => {
    const one = expected.of(caller)
    await compareEveryPage(expect, hub, caller, one, expected.outside(caller))
    for (const each of one.cases) coverage.noteCase(one, each)
    coverage.noteNetwork(one)
    compared.add(name)
  })

  test('rooms by nothing but their presence', async ({ expect }) => {
    const one = expected.of(caller)
    const answer = await hub.query(caller, PRESENCE)
    const nodes = one.cases.slice(0, PAGE).map(({ id, data }) => {
      const rooms = Object.entries(ROOMS).map(([member, { type }]) => [
        member,
        data[member] === null ? null : { __typename: type },
      ])
      return { id, ...Object.fromEntries(rooms) }
    })
    compareAnswer(expect, one, answer, { cases: { nodes } }, [])
  })

  test('single cases, and such as do not exist for the caller', async ({ expect }) => {
    const one = expected.of(caller)
    const known = new Set(one.cases.map(({ id }) => id))
    const hidden = expected.everyCase.find(({ id }) => !known.has(id))
    const hiddenToo = expected.everyCase.findLast(({ id }) => !known.has(id))
    const byId = one.cases.at(-1)
    const byReference = one.cases.at(Math.floor(one.cases.length / 2))
    const answer = await hub.query(caller, SINGLE, {
      id: byId?.id ?? hidden?.id,
      reference: byReference?.reference ?? hidden?.reference,
      hidden: hidden?.id,
      hiddenToo: hiddenToo?.reference,
    })
    const data = { byId: byId?.data ?? null, byReference: byReference?.data ?? null, hidden: null, hiddenToo: null }
    const lines = [...one.pruned, ...(byId?.withheld ?? []), ...(byReference?.withheld ?? [])]
    compareAnswer(expect, one, answer, data, lines)
  })
})

describe('all answers together', () => {
  test('release every cell of the agreement that something can reach, and withhold its neighbour', async () => {
    expect(compared.size, 'answers that were compared').toBe(DEMO_CALLERS.length)
    const cells = await expected.oracle.cells()
    const reachable = cells.filter(cell => cell.reachable)
    const neverReleased = reachable.filter(cell => !coverage.wasReleased(cell)).map(nameOfCell)
    const neverDenied = reachable.filter(cell => !coverage.wasDeniedNextTo(cell)).map(nameOfCell)
    process.stdout.write(unreachable(cells))
    expect({ neverReleased, neverDenied }).toEqual({ neverReleased: [], neverDenied: [] })
  })

  test('show released and withheld values to every machine, for each of its purposes, on its first page', () => {
    const machines = expected.all.filter(one => !one.caller.person)
    expect(machines.length).toBeGreaterThan(0)
    const lacking = machines.flatMap(({ caller, cases }) => {
      const page = cases.slice(0, PAGE)
      const released = page.some(one => MEMBERS.some(member => hasValue(one.data[member])))
      const withheld = page.some(one => one.withheld.some(line => line.owner !== 'registry'))
      return [
        ...(released ? [] : [`${nameOf(caller)}: nothing released`]),
        ...(withheld ? [] : [`${nameOf(caller)}: nothing withheld`]),
      ]
    })
    expect(lacking).toEqual([])
  })

  test('give every reason that ledgers and agreement can give', () => {
    expect([...coverage.reasons].sort()).toEqual([
      'CONSENT_DENIED',
      'CONSENT_EXPIRED',
      'CONSENT_WITHDRAWN',
      'NO_CONSENT',
      'NO_NEED_TO_KNOW',
      'POLICY_UNKNOWN_TERM',
    ])
    const pruned = new Set(expected.all.flatMap(one => one.pruned.map(line => line.reason)))
    expect([...pruned].sort()).toEqual(['PURPOSE_NOT_COVERED', 'ROLE_NOT_COVERED'])
  })
})

/** Cells by which no owner can release any field: worth knowing, and no fault. */
function unreachable(cells: readonly Cell[]): string {
  const atAnyOwner = Map.groupBy(cells, cell => nameOfCell({ ...cell, owner: 'any owner' }))
  const dead = [...atAnyOwner].filter(([, at]) => at.every(cell => !cell.reachable)).map(([name]) => `  ${name}`)
  return `Cells of the agreement by which no field can be reached:\n${dead.join('\n')}\n`
}
