import { isClassifying } from '@hub/classification'
import { fieldsIn } from './member-sdl.ts'
import type { AdmissionRule } from './rule.ts'

export const twoClassifications: AdmissionRule = {
  code: 'TWO_CLASSIFICATIONS',
  description: 'a field carries one classification; two categories are two words in one list',
  *check(member) {
    for (const field of fieldsIn(member)) {
      const names = (field.node.directives ?? []).map(directive => directive.name.value).filter(isClassifying)
      if (names.length < 2) continue
      yield {
        type: field.type,
        field: field.name,
        message: `carries ${names.map(name => `\`@${name}\``).join(' and ')}`,
      }
    }
  },
}
