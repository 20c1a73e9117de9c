import { type MemberSdl, maskOfField, namedType, type SdlField } from './member-sdl.ts'
import { filterInputs } from './reach.ts'
import type { AdmissionRule } from './rule.ts'

/** The gateway prunes the fields of the filter itself and takes what they hold along; it does not look inside. */
export const nestedFilter: AdmissionRule = {
  code: 'NESTED_FILTER',
  description: 'what an input field holds needs no category that the input field does not need itself',
  *check(member) {
    for (const type of filterInputs(member)) {
      for (const outer of member.inputs.get(type) ?? []) {
        for (const inner of held(member, outer)) {
          if ((maskOfField(inner) & ~maskOfField(outer)) === 0) continue
          yield {
            type: inner.type,
            field: inner.name,
            message: `needs more than \`${type}.${outer.name}\`, which holds it`,
          }
        }
      }
    }
  },
}

function held(member: MemberSdl, outer: SdlField): readonly SdlField[] {
  return member.inputs.get(namedType(outer.node.type)) ?? []
}
