import { type Bench, ownStaff } from '../bench.ts'
import { type Check, type Finding, fail, pass } from '../check.ts'
import { type Answer, isEmpty } from '../member/answer.ts'

const TYPENAME = '{ __typename }'
const IN_URL = `/graphql?query=${encodeURIComponent(TYPENAME)}`

/** One way in: one operation, by POST, as JSON. */
export const transportChecks: readonly Check[] = [
  {
    id: 'transport.get',
    title: 'refuses GET, without credentials and with good ones',
    async run(bench) {
      const { headers } = await bench.mint.request(ownStaff(bench.owner), '')
      const { 'content-type': _, ...credentials } = headers
      return refusedAll([await bench.target.get(IN_URL), await bench.target.get(IN_URL, credentials)])
    },
  },
  {
    id: 'transport.content-type',
    title: 'refuses a body of another type than JSON, though well signed',
    async run(bench) {
      const json = JSON.stringify({ query: TYPENAME })
      return refusedAll([
        await postAs(bench, 'text/plain', json),
        await postAs(bench, 'application/x-www-form-urlencoded', `query=${encodeURIComponent(TYPENAME)}`),
      ])
    },
  },
  {
    id: 'transport.batch',
    title: 'refuses several operations in one body',
    async run(bench) {
      const body = JSON.stringify([{ query: TYPENAME }, { query: TYPENAME }])
      return refusedAll([await postAs(bench, 'application/json', body)])
    },
  },
]

async function postAs({ owner, mint, target }: Bench, type: string, body: string): Promise<Answer> {
  const request = await mint.request(ownStaff(owner), body)
  return target.post({ ...request, headers: { ...request.headers, 'content-type': type } })
}

function refusedAll(answers: readonly Answer[]): Finding {
  const bad = answers.find(answer => answer.status < 400 || !isEmpty(answer))
  return bad === undefined ? pass() : fail(`answered ${bad.status}`)
}
