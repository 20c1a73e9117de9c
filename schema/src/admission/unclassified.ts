import { isClassifying } from '@hub/classification'
import { fieldsIn, isContainer } from './member-sdl.ts'
import type { AdmissionRule } from './rule.ts'

/** A list is a value too: its length tells. A single object is none; what it holds is. */
export const unclassified: AdmissionRule = {
  code: 'UNCLASSIFIED',
  description: 'every leaf, every list and every input field is classified',
  *check(member) {
    for (const field of fieldsIn(member)) {
      if (isContainer(member, field)) continue
      if (field.node.directives?.some(directive => isClassifying(directive.name.value))) continue
      yield { type: field.type, field: field.name, message: 'carries no classification' }
    }
  },
}
