import { satisfies, staticMask } from '@hub/decision'
import { EU, SECRETARIAT } from '@hub/vocabulary'
import { type Bench, forEach } from '../bench.ts'
import { type Check, type Finding, judge, notProven } from '../check.ts'
import { callersOf, inWords, type KitCaller } from '../credentials/mint.ts'
import { placesOf } from '../member/inspect.ts'

/** Whoever may see nothing of a held case is answered as if it were not there, to the byte. */
export const deniedChecks: readonly Check[] = [
  {
    id: 'denied.never-allowed',
    title: 'answers secretariat and EU, where the agreement opens nothing to them, as if the case were absent',
    async run(bench) {
      if (bench.held.length === 0) return notProven('needs --held')
      return likeAbsent(bench, neverAllowed(bench))
    },
  },
  {
    id: 'denied.stranger',
    title: 'answers a member without any relation to the case, under every role and purpose, as if it were absent',
    async run(bench) {
      if (bench.held.length === 0 || bench.stranger === undefined) return notProven('needs --held and --stranger')
      return likeAbsent(bench, callersOf(bench.stranger))
    },
  },
]

/** Callers of whom the agreement alone says that no field of the room can ever be for them. */
export function neverAllowed({ agreement, schema, owner }: Bench): readonly KitCaller[] {
  const needs = placesOf(schema.room).map(place => place.need)
  return callersOf(SECRETARIAT, EU).filter(({ role, purpose, member }) => {
    const reach = staticMask(agreement, role, purpose, member, owner, 'case')
    return !needs.some(need => satisfies(reach, need))
  })
}

async function likeAbsent(bench: Bench, callers: readonly KitCaller[]): Promise<Finding> {
  const pairs = callers.flatMap(caller => bench.held.map(id => ({ caller, id })))
  const complaints = await forEach(pairs, async ({ caller, id }) => {
    const absentId = crypto.randomUUID()
    const [denied, absent] = [await bench.askCases(caller, [id]), await bench.askCases(caller, [absentId])]
    const who = inWords(caller)
    if (denied.status !== absent.status) return [`${denied.status} instead of ${absent.status} to ${who}`]
    if (denied.contentType !== absent.contentType) return [`another type to ${who}`]
    return denied.text.replaceAll(id, absentId) === absent.text ? [] : [`other bytes to ${who}`]
  })
  return judge(complaints.flat(), `${callers.length} callers`)
}
