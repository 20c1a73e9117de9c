import { type PolicyJson, policySetTextToParts, policyToJson } from '@cedar-policy/cedar-wasm/nodejs'
import { refuse, said } from './problem.ts'
import { placeOf, type Source } from './source.ts'

export interface Policy {
  /** What its `@id` says; Cedar itself would call it policy0, policy1, … */
  readonly id: string
  readonly effect: 'permit' | 'forbid'
  /** `file:line` for messages. */
  readonly place: string
  readonly text: string
  readonly json: PolicyJson
}

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/**
 * Reads the policies of some files. Each must parse, carry an `@id` of its own and a comment in plain language above it.
 *
 * @throws AgreementError
 */
export function readPolicies(sources: readonly Source[]): Policy[] {
  const problems: string[] = []
  const policies = sources.flatMap(source => policiesIn(source, problems))
  problems.push(...duplicates(policies))
  refuse(problems)
  return policies
}

/** A line for every policy whose `@id` another one carries already. */
export function duplicates(policies: readonly Policy[]): string[] {
  const places = new Map<string, string>()
  return policies.flatMap(({ id, place }) => {
    const first = places.get(id)
    places.set(id, first ?? place)
    return first === undefined ? [] : [`${place} policy \`${id}\`: another policy carries this @id (${first})`]
  })
}

function policiesIn(source: Source, problems: string[]): Policy[] {
  const parts = policySetTextToParts(source.text)
  if (parts.type === 'failure') {
    for (const error of parts.errors) {
      problems.push(`${placeOf(source, error.sourceLocations?.[0]?.start ?? 0)}: does not parse: ${said(error)}`)
    }
    return []
  }
  for (const template of parts.policy_templates) {
    problems.push(`${lineOf(source, template)}: a template decides nothing; write a policy`)
  }
  if (parts.policies.length === 0) problems.push(`${source.file}: holds no policy`)
  return parts.policies.flatMap(text => policyOf(source, text, problems))
}

function policyOf(source: Source, text: string, problems: string[]): Policy[] {
  const place = lineOf(source, text)
  const parsed = policyToJson(text)
  if (parsed.type === 'failure') {
    problems.push(...parsed.errors.map(error => `${place}: does not parse: ${said(error)}`))
    return []
  }
  const { json } = parsed
  const id = json.annotations?.id
  if (id === undefined || !ID.test(id)) {
    problems.push(`${place}: a policy needs an @id, in lower case with hyphens`)
    return []
  }
  if (!isCommented(source, text)) problems.push(`${place} policy \`${id}\`: a policy needs a comment in plain language`)
  return [{ id, effect: json.effect, place, text, json }]
}

/** Cedar hands back each policy as it is written; where it begins a line of the file. */
function startOf(source: Source, text: string): number {
  let at = source.text.indexOf(text)
  while (at > 0 && source.text.slice(source.text.lastIndexOf('\n', at - 1) + 1, at).trim() !== '') {
    const next = source.text.indexOf(text, at + 1)
    if (next < 0) break
    at = next
  }
  return Math.max(at, 0)
}

function lineOf(source: Source, text: string): string {
  return placeOf(source, Buffer.byteLength(source.text.slice(0, startOf(source, text))))
}

/** Whether the line above the policy is a comment that says something. */
function isCommented(source: Source, text: string): boolean {
  const above = source.text.slice(0, startOf(source, text)).trimEnd().split('\n').at(-1) ?? ''
  return /^\s*\/\/.*\p{Letter}/u.test(above)
}
