import type { MemberCode } from '@hub/vocabulary'
import { type Bench, casesQuery, forEach, ownStaff, representationsOf } from '../bench.ts'
import { type Check, judge } from '../check.ts'
import type { Authorities } from '../credentials/authorities.ts'
import type { KitCaller, Spoiling } from '../credentials/mint.ts'
import { type Answer, isEmpty } from '../member/answer.ts'

/** A request that must be refused, in one or more variants that must all be. */
export interface RefusedRequest {
  readonly id: string
  /** Who asks, where it is not the member's own staff. */
  readonly caller?: Partial<KitCaller>
  /** What is wrong about it, in words that follow "refuses". */
  readonly what: string
  readonly spoil: (authorities: Authorities, owner: MemberCode) => readonly Spoiling[]
}

/** Epoch seconds. */
export function secondsFromNow(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds
}

/** A refusal comes before GraphQL: a status of its own, and nothing released. */
export function isRefused(answer: Answer): boolean {
  return answer.status >= 400 && answer.status < 500 && isEmpty(answer)
}

export function refusedCheck({ id, what, spoil, caller = {} }: RefusedRequest): Check {
  return {
    id,
    title: `refuses ${what}`,
    async run(bench) {
      const answered = await forEach(spoil(bench.mint.authorities, bench.owner), async spoiling => ({
        spoiling,
        answer: await send(bench, caller, spoiling),
      }))
      const answers = answered.map(({ answer }) => answer)
      bench.refusals.set(id, answers.filter(isRefused))
      return judge(answered.flatMap(({ spoiling, answer }) => complaintOf(answer, spoiling)))
    },
  }
}

async function send(bench: Bench, caller: Partial<KitCaller>, spoiling: Spoiling): Promise<Answer> {
  const query = casesQuery(bench.owner, bench.schema.room)
  const body = JSON.stringify({ query, variables: representationsOf([bench.held[0] ?? crypto.randomUUID()]) })
  return bench.target.post(await bench.mint.request({ ...ownStaff(bench.owner), ...caller }, body, spoiling))
}

function complaintOf(answer: Answer, { variant }: Spoiling): string[] {
  if (isRefused(answer)) return []
  const how = isEmpty(answer) ? 'instead of a refusal (4xx)' : 'with data'
  return [`answered ${answer.status} ${how}${variant === undefined ? '' : ` ${variant}`}`]
}
