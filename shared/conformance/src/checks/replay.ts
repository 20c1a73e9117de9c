import { type Bench, casesQuery, ownStaff, representationsOf } from '../bench.ts'
import { type Check, fail, notProven, pass } from '../check.ts'
import type { SignedRequest } from '../credentials/mint.ts'
import { isEmpty, isWhole } from '../member/answer.ts'

const AT_ONCE = 6

/**
 * Each assertion is good for one answer. An owner finds a replay out where it writes the log, so that its answer need
 * not look like other refusals; it must be empty.
 */
export const replayChecks: readonly Check[] = [
  {
    id: 'replay.again',
    title: 'answers the same request once, and then with nothing',
    async run(bench) {
      const request = await once(bench)
      if (!isWhole(await bench.target.post(request))) return notProven('the request was not answered the first time')
      const again = await bench.target.post(request)
      return isEmpty(again) ? pass() : fail(`answered ${again.status} with data`)
    },
  },
  {
    id: 'replay.at-once',
    title: `answers at most one of ${AT_ONCE} equal requests that come at once`,
    async run(bench) {
      const request = await once(bench)
      const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => bench.target.post(request)))
      const answered = answers.filter(answer => !isEmpty(answer)).length
      if (answered === 0) return notProven('none was answered')
      return answered === 1 ? pass() : fail(`answered ${answered}`)
    },
  },
]

function once({ owner, schema, mint, held }: Bench): Promise<SignedRequest> {
  const variables = representationsOf([held[0] ?? crypto.randomUUID()])
  return mint.request(ownStaff(owner), JSON.stringify({ query: casesQuery(owner, schema.room), variables }))
}
