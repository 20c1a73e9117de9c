import { randomUUID } from 'node:crypto'
import { RefusedError } from '@hub/assertion'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { CHECKS } from './run.ts'
import { startEmergency, type TestEmergency } from './testing/emergency.ts'
import { idsOf, resultsFor } from './testing/failing.ts'
import type { WeakVerifier } from './testing/member.ts'
import { passTo, startProxy } from './testing/proxy.ts'
import { blind, forgiving, mistaking, withKeys } from './testing/weak-verifiers.ts'

/** All that is about credentials; what else a member does has tests of its own. */
const ABOUT_CREDENTIALS = CHECKS.filter(({ id }) => /^(accept|token|assertion|caller|refusal|replay)\./.test(id))

let member: TestEmergency

beforeAll(async () => {
  member = await startEmergency(inject('postgresUrl'))
})
afterAll(() => member[Symbol.asyncDispose]())

async function failing(url: string): Promise<readonly string[]> {
  return idsOf(await resultsFor(member, url, {}, ABOUT_CREDENTIALS), 'fail')
}

describe('a member that overlooks one refusal is caught by the checks that are about it, and by no other', () => {
  const token = (code: string) => `members-token ${code}`
  const assertion = (code: string) => `hub-assertion ${code}`

  it.each([
    [token('EXPIRED'), ['token.expired']],
    [token('NOT_YET_VALID'), ['token.not-yet-valid']],
    [token('LIFETIME_TOO_LONG'), ['token.too-old']],
    [token('AUDIENCE_MISMATCH'), ['token.audience']],
    [token('ISSUER_MISMATCH'), ['token.issuer']],
    [token('MEMBER_UNKNOWN'), ['token.member-unknown']],
    [token('CLAIMS_INVALID'), ['token.incomplete']],
    [token('SIGNATURE_INVALID'), ['token.altered', 'token.key-forged']],
    [token('KEY_UNKNOWN'), ['token.key-of-gateway', 'token.key-unknown', 'refusal.before-parsing']],
    [token('ALGORITHM_NOT_ALLOWED'), ['token.alg-none', 'token.alg-hmac']],
    [assertion('EXPIRED'), ['assertion.expired']],
    [assertion('NOT_YET_VALID'), ['assertion.not-yet-valid']],
    [assertion('LIFETIME_TOO_LONG'), ['assertion.too-old']],
    [assertion('AUDIENCE_MISMATCH'), ['assertion.audience']],
    [assertion('ISSUER_MISMATCH'), ['assertion.issuer']],
    [assertion('TYPE_NOT_ALLOWED'), ['assertion.type']],
    [assertion('BODY_MISMATCH'), ['assertion.body']],
    [assertion('MEMBERS_TOKEN_MISMATCH'), ['assertion.token']],
    [assertion('SIGNATURE_INVALID'), ['assertion.altered', 'assertion.key-forged']],
    [
      assertion('KEY_UNKNOWN'),
      ['assertion.key-of-identity-provider', 'assertion.key-unknown', 'refusal.before-parsing'],
    ],
    [assertion('ALGORITHM_NOT_ALLOWED'), ['assertion.alg-none', 'assertion.alg-hmac']],
    [
      assertion('CLAIMS_INVALID'),
      ['assertion.incomplete', 'caller.role-unknown', 'caller.purpose-unknown', 'caller.on-behalf-of-malformed'],
    ],
    [assertion('ROLE_NOT_IN_TOKEN'), ['caller.role-not-in-token']],
    [assertion('ROLE_DOES_NOT_FIT'), ['caller.role-of-others']],
    [assertion('PURPOSE_NOT_IN_TOKEN'), ['caller.purpose-not-in-token']],
    [assertion('ON_BEHALF_OF_REQUIRED'), ['caller.on-behalf-of-missing']],
    [assertion('ON_BEHALF_OF_INVALID'), ['caller.on-behalf-of-malformed']],
  ])('%s', async (refusal, caughtBy) => {
    await using served = await member.serve(forgiving(refusal))
    expect(await failing(served.url)).toEqual(caughtBy)
  })
})

describe('so is a member that', () => {
  it.each<[string, (member: TestEmergency) => WeakVerifier, readonly string[]]>([
    [
      'takes any key for any signature',
      one => withKeys(one, 'all-for-both'),
      ['token.key-of-gateway', 'assertion.key-of-identity-provider'],
    ],
    [
      'answers no machine',
      () => verify => async (credentials, body) => {
        const caller = await verify(credentials, body)
        if (!caller.isPerson) throw new RefusedError('hub-assertion', 'ROLE_DOES_NOT_FIT')
        return caller
      },
      ['accept.machine'],
    ],
    ['knows one key of each', one => withKeys(one, 'first-only'), ['accept.second-key']],
    [
      'forgets which assertions it has seen',
      () => mistaking(() => ({ assertionId: randomUUID() })),
      ['replay.again', 'replay.at-once'],
    ],
  ])('%s', async (_, weaken, caughtBy) => {
    await using served = await member.serve(weaken(member))
    expect(await failing(served.url)).toEqual(caughtBy)
  })

  it('believes whatever the headers say', async () => {
    await using served = await member.serve(blind)
    const caught = await failing(served.url)
    const all = ABOUT_CREDENTIALS.map(({ id }) => id).filter(id => /^(token|assertion|caller)\./.test(id))
    // A header that is missing is refused before any verifier is asked.
    expect(caught).toEqual([...all.filter(id => !id.endsWith('.missing')), 'refusal.before-parsing'])
  })

  it.each([
    ['asks for no members-token', 'members-token', ['token.missing', 'refusal.neither']],
    ['asks for no assertion', 'hub-assertion', ['assertion.missing', 'refusal.neither']],
  ])('%s', async (_, header, caughtBy) => {
    await using served = await member.serve()
    const instead = { status: 200, text: '{"data":{"_entities":[null]},"extensions":{"hub":{"decisions":[]}}}' }
    await using proxy = await startProxy(sent => passTo(served.url, sent), {
      instead: ({ headers, body }) => (headers[header] === undefined && isWellFormed(body) ? instead : undefined),
    })
    expect(await failing(proxy.url)).toEqual(caughtBy)
  })
})

it('a member that believes nobody: one failure, and nothing else is proven', async () => {
  await using served = await member.serve(() => async () => {
    throw new Error('no')
  })
  const results = await resultsFor(member, served.url)
  expect(idsOf(results, 'fail')).toEqual(['accept.person'])
  expect(idsOf(results, 'pass')).toEqual(['health.live', 'health.ready'])
})

/** Where the body is none, the member refuses as it does: that is not what is broken here. */
function isWellFormed(body: string): boolean {
  return body.includes('representations')
}
