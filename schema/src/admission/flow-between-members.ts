import { directivesIn } from './member-sdl.ts'
import type { AdmissionRule } from './rule.ts'

/** By each of these a value of one member could reach another through the gateway, or a field change its owner. */
const FLOW: ReadonlySet<string> = new Set([
  'requires',
  'provides',
  'context',
  'fromContext',
  'override',
  'interfaceObject',
  'external',
])

/** `@federation__requires` is `@requires`. */
export function plainName(directive: string): string {
  return directive.replace(/^federation__/, '')
}

export function isFlow(directive: string): boolean {
  return FLOW.has(plainName(directive))
}

export const flowBetweenMembers: AdmissionRule = {
  code: 'FLOW_BETWEEN_MEMBERS',
  description: 'no value flows from member to member through the hub, and no field changes its owner',
  *check(member) {
    for (const { directive, type, field } of directivesIn(member)) {
      const name = directive.name.value
      if (isFlow(name)) yield { type, field, message: `\`@${name}\` moves values or fields between members` }
    }
  },
}
