import { type ValidationError, validate } from '@cedar-policy/cedar-wasm/nodejs'
import type { Policy } from './policies.ts'
import { refuse, said } from './problem.ts'
import type { Words } from './words.ts'

/**
 * Validates policies against the words of the agreement. Cedar answers `success` with errors inside, and only warns
 * where a policy can never apply (a relation compared with a role); both are refused, because a `forbid` that matches
 * nothing fails open.
 *
 * @throws AgreementError
 */
export function validatePolicies(words: Words, policies: readonly Policy[]): void {
  const answer = validate({ schema: words.text, policies: { staticPolicies: byId(policies) } })
  if (answer.type === 'failure') {
    const lines = answer.errors.map(error => `${words.file}: ${said(error)}`)
    refuse(lines.length > 0 ? lines : [`${words.file}: the policies cannot be validated`])
    return
  }
  const places = new Map(policies.map(policy => [policy.id, policy.place]))
  const line = ({ policyId, error }: ValidationError) =>
    `${places.get(policyId) ?? words.file} policy \`${policyId}\`: ${said(error)}`
  refuse([
    ...answer.validationErrors.map(line),
    ...answer.validationWarnings.map(line),
    ...answer.otherWarnings.map(warning => `${words.file}: ${said(warning)}`),
  ])
}

/** Policies as Cedar keeps their names: as one text they would be renamed, and diagnostics would name nothing. */
export function byId(policies: readonly Policy[]): Record<string, string> {
  return Object.fromEntries(policies.map(policy => [policy.id, policy.text]))
}
