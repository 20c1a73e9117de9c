import { digest } from '@hub/assertion'
import type { DecisionTable } from '@hub/decision'
import type { MemberCode } from '@hub/vocabulary'
import { type Bench, createBench } from './bench.ts'
import { type Check, type Finding, fail, notProven, type Result } from './check.ts'
import { absentChecks } from './checks/absent.ts'
import { ACCEPT_PERSON, acceptChecks } from './checks/accept.ts'
import { assertionChecks } from './checks/assertion.ts'
import { callerChecks } from './checks/caller.ts'
import { decisionChecks } from './checks/decisions.ts'
import { deniedChecks } from './checks/denied.ts'
import { entityChecks } from './checks/entities.ts'
import { errorChecks } from './checks/errors.ts'
import { healthChecks } from './checks/health.ts'
import { introspectionChecks } from './checks/introspection.ts'
import { membersTokenChecks } from './checks/members-token.ts'
import { outsideChecks } from './checks/outside.ts'
import { refusalChecks } from './checks/refusal.ts'
import { replayChecks } from './checks/replay.ts'
import { transportChecks } from './checks/transport.ts'
import { valueChecks } from './checks/values.ts'
import type { Authorities } from './credentials/authorities.ts'
import { createMint } from './credentials/mint.ts'
import { readMemberSchema } from './member/schema.ts'
import { createTarget, NoAnswerError } from './member/target.ts'

/** Every check, in the order in which they run: the comparison of refusals comes after all that are refused. */
export const CHECKS: readonly Check[] = [
  ...healthChecks,
  ACCEPT_PERSON,
  ...acceptChecks,
  ...membersTokenChecks,
  ...assertionChecks,
  ...callerChecks,
  ...refusalChecks,
  ...replayChecks,
  ...absentChecks,
  ...deniedChecks,
  ...decisionChecks,
  ...valueChecks,
  ...outsideChecks,
  ...entityChecks,
  ...introspectionChecks,
  ...transportChecks,
  ...errorChecks,
]

/** One member, and what the kit is told about it. */
export interface MemberUnderTest {
  /** With or without `/graphql`. */
  readonly url: string
  readonly owner: MemberCode
  /** The member's SDL, with or without the hub's header. */
  readonly sdl: string
  /** Cases of which the member holds a part, and something is recorded. */
  readonly held: readonly string[]
  /** A member to which the held cases were never opened. */
  readonly stranger?: MemberCode | undefined
}

/** Runs checks against one member, one after the other. Where no good request is answered, nothing else is proven. */
export async function* checkMember(
  { url, owner, sdl, held, stranger }: MemberUnderTest,
  authorities: Authorities,
  agreement: DecisionTable,
  checks: readonly Check[] = CHECKS,
): AsyncGenerator<Result> {
  const digests = { schemaDigest: `sha256:${digest(sdl)}`, agreementDigest: agreement.digest }
  const bench = createBench({
    owner,
    schema: readMemberSchema(sdl, owner),
    agreement,
    held,
    stranger,
    mint: createMint(authorities, owner, digests),
    target: createTarget(url),
  })
  let believed = true
  for (const check of checks) {
    const { id, title } = check
    const isFree = healthChecks.includes(check) || check === ACCEPT_PERSON
    const finding: Finding = believed || isFree ? await run(check, bench) : notProven(`${ACCEPT_PERSON.id} failed`)
    if (check === ACCEPT_PERSON) believed = finding.outcome === 'pass'
    yield { id, title, ...finding }
  }
}

/** No answer at all is a failure like any other. */
async function run(check: Check, bench: Bench): Promise<Finding> {
  try {
    return await check.run(bench)
  } catch (error) {
    if (error instanceof NoAnswerError) return fail(error.message)
    throw error
  }
}
