import { randomUUID } from 'node:crypto'
import {
  type AuthorizationAnswer,
  preparsePolicySet,
  preparseSchema,
  type Response,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs'
import type { Category, Purpose, Relation, Role } from '@hub/vocabulary'
import type { Policy } from './policies.ts'
import { AgreementError, refuse, said } from './problem.ts'
import { byId } from './validate.ts'
import type { Words } from './words.ts'

/** May data of this category leave its owner? */
export interface Question {
  readonly role: Role
  readonly purpose: Purpose
  readonly relation: Relation
  readonly category: Category
  readonly consented: boolean
}

export interface Answer {
  readonly allowed: boolean
  /** The policies that decided. */
  readonly by: readonly Policy[]
}

/**
 * Cedar, with words and policies parsed once, ready to be asked.
 *
 * The answer throws AgreementError where any policy errs: Cedar skips it, and a skipped `forbid` fails open.
 */
export function prepare(words: Words, policies: readonly Policy[]): (question: Question) => Answer {
  // Cedar keeps what it has parsed by name; a name of its own keeps two sets of policies apart.
  const name = randomUUID()
  const prepared = [preparseSchema(name, words.text), preparsePolicySet(name, { staticPolicies: byId(policies) })]
  refuse(prepared.flatMap(one => (one.type === 'failure' ? one.errors.map(e => `${words.file}: ${said(e)}`) : [])))
  const known = new Map(policies.map(policy => [policy.id, policy]))
  return ({ role, purpose, relation, category, consented }) => {
    const answer = statefulIsAuthorized({
      principal: { type: 'Role', id: role },
      action: { type: 'Action', id: 'release' },
      resource: { type: 'Category', id: category },
      context: {
        purpose: { __entity: { type: 'Purpose', id: purpose } },
        relation: { __entity: { type: 'Relation', id: relation } },
        consented,
      },
      preparsedSchemaName: name,
      validateRequest: true,
      preparsedPolicySetId: name,
      entities: [],
    })
    const { decision, diagnostics } = flawless(answer, words, known)
    return { allowed: decision === 'allow', by: diagnostics.reason.flatMap(id => known.get(id) ?? []) }
  }
}

/** Cedar's response, where it has nothing at all to complain about. */
function flawless(answer: AuthorizationAnswer, words: Words, known: ReadonlyMap<string, Policy>): Response {
  if (answer.type === 'failure') {
    throw new AgreementError([`${words.file}: ${answer.errors.map(said).join('; ') || 'cedar gives no answer'}`])
  }
  refuse([
    ...answer.response.diagnostics.errors.map(
      ({ policyId, error }) =>
        `${known.get(policyId)?.place ?? words.file} policy \`${policyId}\`: errs: ${said(error)}`,
    ),
    ...answer.warnings.map(warning => `${words.file}: ${said(warning)}`),
  ])
  return answer.response
}
