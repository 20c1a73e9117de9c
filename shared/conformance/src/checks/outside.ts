import { CONSORTIUM_KEY, satisfies, staticMask } from '@hub/decision'
import { EU, MEMBER_CODES, OPEN, SECRETARIAT } from '@hub/vocabulary'
import { type Bench, forEach } from '../bench.ts'
import { type Check, type Finding, judge, notApplicable, notProven, pass } from '../check.ts'
import { callersOf, inWords, type KitCaller } from '../credentials/mint.ts'
import { type Answer, dataOf, decisionsOf, isWhole } from '../member/answer.ts'
import { inspect, placesOf } from '../member/inspect.ts'
import { printSelection } from '../member/schema.ts'

/** Root fields that hang on no case, such as host places: one decision for all that they give. */
export const outsideChecks: readonly Check[] = [
  {
    id: 'outside.decision',
    title: 'sends one decision, within the agreement, beside data that hang on no case',
    async run(bench) {
      if (bench.schema.outside.length === 0) return notApplicable('the SDL has no root field')
      const asked = await askOutside(bench)
      return judge(
        asked.flatMap(one => decisionComplaint(bench, one)),
        `${asked.length} callers`,
      )
    },
  },
  {
    id: 'outside.values',
    title: 'keeps null, outside cases, what that decision withholds',
    async run(bench) {
      const places = placesOf(bench.schema.outside)
      if (places.every(({ need }) => need === OPEN)) return notApplicable('the SDL has no such field that is not open')
      return judgeValues(bench, await askOutside(bench))
    },
  },
]

interface Asked {
  readonly caller: KitCaller
  readonly answer: Answer
}

function askOutside(bench: Bench): Promise<readonly Asked[]> {
  const other = MEMBER_CODES.find(code => code !== bench.owner) ?? bench.owner
  const query = `{ ${printSelection(bench.schema.outside)} }`
  return bench.once('outside', () =>
    forEach(callersOf(bench.owner, other, SECRETARIAT, EU), async caller => ({
      caller,
      answer: await bench.ask(caller, query),
    })),
  )
}

function decisionComplaint({ agreement, owner }: Bench, { caller, answer }: Asked): string[] {
  const who = inWords(caller)
  if (!isWhole(answer)) return [`no whole answer (${answer.status}) to ${who}`]
  const decision = decisionsOf(answer).get(CONSORTIUM_KEY)
  if (decision === undefined) return [`none to ${who}`]
  const reach = staticMask(agreement, caller.role, caller.purpose, caller.member, owner, 'consortium')
  return (decision.mask & ~reach) === 0 ? [] : [`beyond it for ${who}`]
}

function judgeValues({ schema }: Bench, asked: readonly Asked[]): Finding {
  const places = placesOf(schema.outside)
  const complaints: string[] = []
  const shown = new Set<string>()
  const withheld = new Set<string>()
  for (const { caller, answer } of asked) {
    const decision = decisionsOf(answer).get(CONSORTIUM_KEY)
    const data = dataOf(answer)
    if (decision === undefined || data === null) continue
    const found = inspect(schema.outside, data, decision.mask)
    for (const one of [...found.beyond, ...found.hollow]) complaints.push(`${one} to ${inWords(caller)}`)
    for (const path of found.shown) shown.add(path)
    for (const { path, need } of places) if (!satisfies(decision.mask, need)) withheld.add(path)
  }
  if (complaints.length > 0) return judge(complaints)
  const tried = places.filter(({ path }) => shown.has(path) && withheld.has(path)).length
  if (tried === 0) return notProven('no field was shown to one caller and withheld from another')
  return pass(`${tried} of ${places.length} fields were shown to one and withheld from another`)
}
