import { type Bench, casesQuery, ownStaff, representationsOf } from '../bench.ts'
import { type Check, type Finding, fail, notProven, pass } from '../check.ts'
import { ed25519 } from '../credentials/jws.ts'
import type { KitCaller, Spoiling } from '../credentials/mint.ts'
import { entitiesOf, isWhole } from '../member/answer.ts'

/** Requests that must be answered: without them a refusal proves nothing. */
export const ACCEPT_PERSON: Check = {
  id: 'accept.person',
  title: 'answers a person whose request carries both signatures',
  run: bench => accepted(bench, ownStaff(bench.owner)),
}

export const acceptChecks: readonly Check[] = [
  {
    id: 'accept.machine',
    title: 'answers a machine that names on whose behalf it asks',
    run: bench => accepted(bench, { ...ownStaff(bench.owner), role: 'PARTNER_SYSTEM' }),
  },
  {
    id: 'accept.second-key',
    title: 'finds a key by its id where several are published',
    run(bench) {
      const { secondIssuerKey, secondGatewayKey } = bench.mint.authorities
      return accepted(bench, ownStaff(bench.owner), {
        token: { header: { kid: secondIssuerKey.kid }, signer: ed25519(secondIssuerKey.privateJwk) },
        assertion: { header: { kid: secondGatewayKey.kid }, signer: ed25519(secondGatewayKey.privateJwk) },
      })
    },
  },
  {
    id: 'accept.everyone',
    title: 'answers its own staff for every purpose that the token holds, released or not',
    async run(bench) {
      if (bench.held.length === 0) return notProven('needs --held')
      const own = await bench.sweep(bench.owner)
      const faults = own.filter(({ answer }) => !isWhole(answer))
      const [first] = faults
      return first
        ? fail(`${faults.length} of ${own.length} got no whole answer, as with ${first.answer.status}`)
        : pass()
    },
  },
  {
    id: 'accept.holder',
    title: 'shows its own staff something of each held case',
    async run(bench) {
      if (bench.held.length === 0) return notProven('needs --held')
      const own = await bench.sweep(bench.owner)
      const unseen = bench.held.filter(id => !own.some(({ cases }) => cases.some(one => one.id === id && one.room)))
      return unseen.length === 0
        ? pass()
        : fail(`nothing of ${unseen.length} of ${bench.held.length}: does the member hold a part of them?`)
    },
  },
]

async function accepted(bench: Bench, caller: KitCaller, spoiling?: Spoiling): Promise<Finding> {
  const query = casesQuery(bench.owner, bench.schema.room)
  const body = JSON.stringify({ query, variables: representationsOf([bench.held[0] ?? crypto.randomUUID()]) })
  const answer = await bench.target.post(await bench.mint.request(caller, body, spoiling))
  if (isWhole(answer) && entitiesOf(answer) !== null) return pass()
  const { OIDC_ISSUER, GATEWAY_JWKS_URL } = bench.mint.authorities.settings
  const hint = `was the member started with OIDC_ISSUER=${OIDC_ISSUER} and GATEWAY_JWKS_URL=${GATEWAY_JWKS_URL}?`
  return fail(answer.status === 200 ? 'answered a fault' : `answered ${answer.status}: ${hint}`)
}
