import { generateReference } from '@hub/registry'
import { afterAll, beforeAll, describe, type ExpectStatic, test } from 'vitest'
import { DEMO_CALLERS, type DemoCaller, nameOf } from './src/callers.ts'
import { absentId, type Hub, startHub, withoutRequestId } from './src/harness/start-hub.ts'
import { type Expected, expectedOf } from './src/oracle-of.ts'

/**
 * A case that one may not see looks like one that is not there: the same bytes, headers included, request id and time
 * aside. For every demo identity and each of its purposes; with cold and with warm plans, after an answer that released
 * something and before it.
 */

let hub: Hub
let expected: Expected

beforeAll(async () => {
  hub = await startHub()
  expected = await expectedOf(hub, DEMO_CALLERS)
})
afterAll(async () => {
  await expected?.[Symbol.asyncDispose]()
  await hub?.[Symbol.asyncDispose]()
})

/**
 * What a caller may ask about a case, by id and by reference at once: something of every room, under aliases too. That
 * nothing at all is shown of a hidden case, whatever is asked for, is compared elsewhere.
 */
const question = (name: string) => `query ${name}($id: ID!, $reference: String!) {
  case(id: $id) {
    id reference subjectKind status openedOn holders
    emergency { legalName currentLocation { country } threats { act description } }
    sustaining { closureRisk } relocation { placements { city } } training { toolsProvided }
    advocacy { publicationPermission } outreach { isolationFactors source { kind } }
  }
  caseByReference(reference: $reference) { __typename id status holders sustaining { country } outreach { __typename } }
  again: case(id: $id) { __typename reference other: emergency { name: legalName threats { act } } }
  once: caseByReference(reference: $reference) { emergency { currentLocation { __typename } } relocation { __typename } }
}`

/** The same, each alone in its operation. */
const ALONE = [
  'query ($id: ID!) { case(id: $id) { __typename outreach { isolationFactors } } }',
  'query ($reference: String!) { caseByReference(reference: $reference) { id } }',
]

interface Named {
  readonly id: string
  readonly reference: string
}

let plans = 0
/** A name that no operation had before, always as long as the others: its plan is cold. */
function freshName(): string {
  plans += 1
  return `Plan${String(plans).padStart(6, '0')}`
}

describe.concurrent.each(DEMO_CALLERS.map(caller => ({ name: nameOf(caller), caller })))(
  '$name',
  ({ caller, name }) => {
    const visible = () => expected.of(caller).cases
    /** A case that exists for others and not for this caller. */
    const hidden = (): Named => {
      const known = new Set(visible().map(one => one.id))
      const found = expected.everyCase.filter(one => !known.has(one.id))
      const chosen = found[Math.floor(found.length / 2)]
      if (chosen === undefined) throw new Error(`every case exists for ${name}`)
      return chosen
    }

    test('a hidden case, an absent one and what names no case', async ({ expect }) => {
      const denied = hidden()
      const absent = { id: absentId(), reference: generateReference() }
      const turn = DEMO_CALLERS.indexOf(caller)
      const answers: { readonly asked: string; readonly bytes: string }[] = []
      const ask = async (query: string, named: Named, asked: string) => {
        answers.push({ asked: `${asked}: ${JSON.stringify(named)}`, bytes: await bytesOf(caller, query, named) })
      }

      const deniedFirst = question(freshName())
      await ask(deniedFirst, denied, 'hidden, with a cold plan')
      await ask(deniedFirst, absent, 'absent, with a warm plan')
      for (const named of malformedFrom(denied, turn)) await ask(deniedFirst, named, 'malformed')
      const mixed = turn % 2 === 0 ? { ...denied, id: absent.id } : { ...absent, id: denied.id }
      await ask(deniedFirst, mixed, 'one hidden, the other absent')
      const absentFirst = question(freshName())
      await ask(absentFirst, absent, 'absent, with a cold plan')
      await ask(absentFirst, denied, 'hidden, with a warm plan')

      const [one] = visible()
      if (one !== undefined) {
        const visibleFirst = question(freshName())
        const shown = await bytesOf(caller, visibleFirst, one)
        await ask(visibleFirst, denied, 'hidden, after one that is visible')
        await ask(visibleFirst, absent, 'absent, after one that is visible')
        expect(shown, 'a case that is visible').not.toBe(answers[0]?.bytes)
        expect(await bytesOf(caller, deniedFirst, one), 'whatever was asked before').toBe(shown)
        await ask(deniedFirst, denied, 'hidden, after one that is visible, with a plan made for it')
      }
      allAlike(expect, answers)
    })

    test('each question alone', async ({ expect }) => {
      for (const query of ALONE) {
        const absent = { id: absentId(), reference: generateReference() }
        const answers = []
        for (const [asked, named] of [
          ['hidden', hidden()],
          ['absent', absent],
        ] as const) {
          answers.push({ asked: `${asked}: ${query}`, bytes: await bytesOf(caller, query, named) })
        }
        allAlike(expect, answers)
      }
    })
  },
)

/** Two of the many ways not to name a case; callers take turns. */
function malformedFrom({ id, reference }: Named, turn: number): readonly Named[] {
  const mistyped = `${reference.slice(0, -1)}${reference.endsWith('2') ? '3' : '2'}`
  const ways: readonly Named[] = [
    { id: '', reference: mistyped },
    { id: id.toUpperCase(), reference: '' },
    { id: '__proto__', reference: '\u0000' },
    { id: `${id}'--`, reference: '%' },
    { id: '\u0000', reference: reference.slice(0, -1) },
    { id: `{${id}}`, reference: `${reference}'--` },
    { id: id.slice(0, -1), reference: reference.replaceAll('-', '_') },
  ]
  return [0, 1].map(offset => ways[(turn + 3 * offset) % ways.length] as Named)
}

function allAlike(expect: ExpectStatic, answers: readonly { readonly asked: string; readonly bytes: string }[]): void {
  const [first, ...others] = answers
  const unlike = others.filter(one => one.bytes !== first?.bytes)
  expect(
    unlike.map(one => `${one.asked}: ${one.bytes}`),
    `${first?.asked}: ${first?.bytes}`,
  ).toEqual([])
}

/** Everything of an answer that a caller can look at: status, headers, body. */
async function bytesOf(caller: DemoCaller, query: string, { id, reference }: Named): Promise<string> {
  const variables = { ...(query.includes('$id') && { id }), ...(query.includes('$reference') && { reference }) }
  const { status, headers, text } = await hub.query(caller, query, variables)
  const told = [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id')
  return [status, ...told.map(header => header.join(': ')), withoutRequestId(text)].join('\n')
}
