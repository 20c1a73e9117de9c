import { type Bench, forEach, ownStaff } from '../bench.ts'
import { type Check, fail, notProven, pass, shortList } from '../check.ts'
import { ed25519 } from '../credentials/jws.ts'
import type { SignedRequest, Spoiling } from '../credentials/mint.ts'
import type { Answer } from '../member/answer.ts'
import { refusedCheck } from './refused.ts'

/** How refusals look: the same, whatever the reason, and before anything of the body is understood. */
export const refusalChecks: readonly Check[] = [
  refusedCheck({
    id: 'refusal.neither',
    what: 'a request without any signature',
    spoil: () => [{ without: ['members-token', 'hub-assertion'] }],
  }),
  {
    id: 'refusal.before-parsing',
    title: 'refuses bad signatures over a body that is no JSON or no GraphQL just as over any other',
    async run(bench) {
      const [usual] = [...bench.refusals.values()].flat()
      if (usual === undefined) return notProven('nothing was refused')
      const requests = await Promise.all(BODIES.flatMap(body => spoilings(bench).map(one => unsound(bench, body, one))))
      const answers = await forEach(requests, bench.target.post)
      const different = answers.filter(answer => wording(answer) !== wording(usual))
      const [first] = different
      return first ? fail(`${different.length} of ${answers.length} differ, as with ${first.status}`) : pass()
    },
  },
  {
    id: 'refusal.alike',
    title: 'refuses with the same status, type and bytes, whatever is wrong',
    async run({ refusals }) {
      const byWording = new Map<string, Set<string>>()
      for (const [id, answers] of refusals) {
        for (const answer of answers) {
          const ids = byWording.get(wording(answer)) ?? new Set()
          byWording.set(wording(answer), ids.add(id))
        }
      }
      if (byWording.size === 0) return notProven('nothing was refused')
      const [, ...others] = [...byWording.values()].sort((a, b) => b.size - a.size)
      const different = [...new Set(others.flatMap(ids => [...ids]))]
      return others.length === 0
        ? pass(`${refusals.size} reasons`)
        : fail(`different for ${shortList(different, ', ')}`)
    },
  },
]

const BODIES = ['{ malformed', '', '[]', '{"query":"{"}', '{"query":"{ nothing }"}']

/** What is wrong besides the body. The assertion is made for these very bytes: its digest is right. */
function spoilings({ mint }: Bench): readonly Spoiling[] {
  const { kid, privateJwk } = mint.authorities.forgersKey
  const forged = { header: { kid }, signer: ed25519(privateJwk) }
  return [{ without: ['members-token', 'hub-assertion'] }, { assertion: forged }, { token: forged }]
}

function unsound(bench: Bench, body: string, spoiling: Spoiling): Promise<SignedRequest> {
  return bench.mint.request(ownStaff(bench.owner), body, spoiling)
}

function wording({ status, contentType, text }: Answer): string {
  return `${status} ${contentType} ${text}`
}
