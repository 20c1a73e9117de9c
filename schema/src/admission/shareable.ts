import { plainName } from './flow-between-members.ts'
import { directivesIn } from './member-sdl.ts'
import type { AdmissionRule } from './rule.ts'

export function isShareable(directive: string): boolean {
  return plainName(directive) === 'shareable'
}

export const shareable: AdmissionRule = {
  code: 'SHAREABLE',
  description: 'every field has one owner, who alone classifies and answers for it',
  *check(member) {
    for (const { directive, type, field } of directivesIn(member)) {
      if (isShareable(directive.name.value)) yield { type, field, message: 'a shared field would have several owners' }
    }
  },
}
