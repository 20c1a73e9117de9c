import { CONSORTIUM_KEY, fromWire, staticMask } from '@hub/decision'
import { isMemberCode } from '@hub/vocabulary'
import { type Check, judge, notProven } from '../check.ts'
import { inWords } from '../credentials/mint.ts'
import { hubOf, isWhole } from '../member/answer.ts'
import { eachCase, type Seen } from '../sweep.ts'
import { needsHeld } from './needs-held.ts'

/** What a member says about its decisions, beside the data. */
export const decisionChecks: readonly Check[] = [
  needsHeld({
    id: 'decision.form',
    title: 'sends decisions in their wire form, each once, about nothing that was not asked for',
    async run(bench) {
      const answers = (await bench.sweep()).filter(({ answer }) => isWhole(answer))
      return judge(
        answers.flatMap(seen => formComplaints(seen, bench.held)),
        `${answers.length} answers`,
      )
    },
  }),
  needsHeld({
    id: 'decision.told',
    title: 'sends a decision where it shows a room, and to its own staff; to secretariat and EU only with a room',
    async run(bench) {
      const complaints: string[] = []
      for (const { caller, room, decision, who } of eachCase(await bench.sweep())) {
        const isOwn = caller.member === bench.owner
        if (decision === undefined && (room !== null || isOwn)) complaints.push(`none to ${who}`)
        if (decision !== undefined && room === null && !isMemberCode(caller.member)) complaints.push(`one to ${who}`)
      }
      return judge(complaints)
    },
  }),
  needsHeld({
    id: 'decision.within-agreement',
    title: 'decides within the agreement and within what its own rows cover',
    async run(bench) {
      const complaints: string[] = []
      let tried = 0
      for (const { caller, decision, who } of eachCase(await bench.sweep())) {
        if (decision === undefined) continue
        tried += 1
        const { member, role, purpose } = caller
        const reach = staticMask(bench.agreement, role, purpose, member, bench.owner, 'case')
        if ((decision.mask & ~(reach & decision.coveredByOwner)) !== 0) complaints.push(`beyond it for ${who}`)
      }
      return tried === 0 ? notProven('there was no decision') : judge(complaints, `${tried} decisions`)
    },
  }),
]

function formComplaints({ caller, answer }: Seen, asked: readonly string[]): string[] {
  const who = inWords(caller)
  const hub = hubOf(answer)
  const decisions = hub?.decisions
  if (!Array.isArray(decisions)) return [`no list of decisions to ${who}`]
  // Who holds a part of which case is the registry's to say, and nobody else's.
  if (hub?.holders !== undefined) return [`holders to ${who}`]
  const keys = decisions.map(wire => fromWire(wire)?.key)
  if (keys.includes(undefined)) return [`one of another form to ${who}`]
  if (new Set(keys).size !== keys.length) return [`two about one case to ${who}`]
  const known = new Set([CONSORTIUM_KEY, ...asked])
  return keys.every(key => key !== undefined && known.has(key)) ? [] : [`one that was not asked for to ${who}`]
}
