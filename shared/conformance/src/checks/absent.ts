import { EU, MEMBER_CODES, SECRETARIAT } from '@hub/vocabulary'
import { type Bench, forEach } from '../bench.ts'
import { type Check, judge } from '../check.ts'
import { callersOf, inWords, type KitCaller } from '../credentials/mint.ts'
import { type Answer, entitiesOf, isObject, isWhole, rawDecisionsOf } from '../member/answer.ts'

/** A case that the member does not hold, asked for by all kinds of callers: no room, no word about it, no fault. */
export const absentChecks: readonly Check[] = [
  {
    id: 'absent.no-room',
    title: 'answers a case that it does not hold with a null room, and without a fault',
    async run(bench) {
      const asked = await askAbsent(bench)
      return judge(
        asked.flatMap(one => complaintOf(bench, one)),
        `${asked.length} callers`,
      )
    },
  },
  {
    id: 'absent.no-decision',
    title: 'sends no decision about a case that it does not hold',
    async run(bench) {
      const asked = await askAbsent(bench)
      return judge(
        asked.flatMap(({ caller, answer }) => (rawDecisionsOf(answer).length > 0 ? [inWords(caller)] : [])),
        `${asked.length} callers`,
      )
    },
  },
]

interface Asked {
  readonly caller: KitCaller
  readonly id: string
  readonly answer: Answer
}

/** The member's own staff, one other member's, the secretariat's and the EU's. */
function askAbsent(bench: Bench): Promise<readonly Asked[]> {
  const other = MEMBER_CODES.find(code => code !== bench.owner) ?? bench.owner
  return bench.once('absent', () =>
    forEach(callersOf(bench.owner, other, SECRETARIAT, EU), async caller => {
      const id = crypto.randomUUID()
      return { caller, id, answer: await bench.askCases(caller, [id]) }
    }),
  )
}

function complaintOf(bench: Bench, { caller, id, answer }: Asked): string[] {
  const who = inWords(caller)
  if (!isWhole(answer)) return [`no whole answer (${answer.status}) to ${who}`]
  const entity = entitiesOf(answer)?.[0]
  if (entity === null) return []
  if (!isObject(entity) || entity.id !== id) return [`another case to ${who}`]
  return entity[bench.owner] === null ? [] : [`a room to ${who}`]
}
