import { isListType, namedType } from './member-sdl.ts'
import { argumentsOf, QUERY } from './reach.ts'
import type { AdmissionRule } from './rule.ts'

/** The gateway prunes one filter, not a list of them. */
export const listArgument: AdmissionRule = {
  code: 'LIST_OF_FILTERS',
  description: 'a root field takes one filter, not a list of filters',
  *check(member) {
    for (const field of member.objects.get(QUERY) ?? []) {
      for (const node of argumentsOf(field)) {
        if (!isListType(node.type) || !member.inputs.has(namedType(node.type))) continue
        yield {
          type: QUERY,
          field: field.name,
          message: `its argument \`${node.name.value}\` is a list of input objects`,
        }
      }
    }
  },
}
