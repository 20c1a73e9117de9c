import { hasDirective, isList, isNonNull, isPersonal, type MemberSdl, maskOfField, namedType } from './member-sdl.ts'
import { argumentsOf, QUERY } from './reach.ts'
import type { AdmissionRule } from './rule.ts'

/**
 * The gateway prunes a condition that the caller may not set by taking it out and setting an open list to `[]`, which
 * names nothing: so no row matches, instead of every row. Without such a list it could not. Not needed where whoever
 * may see the root field at all may set every condition: then both are pruned together.
 */
export const filterOpenList: AdmissionRule = {
  code: 'FILTER_WITHOUT_OPEN_LIST',
  description: 'a filter by more than its root field needs anyway has an `@open` nullable list to empty',
  *check(member) {
    for (const root of member.objects.get(QUERY) ?? []) {
      for (const argument of argumentsOf(root)) {
        const type = namedType(argument.type)
        if (!prunedAlone(member, type, maskOfField(root)) || hasOpenList(member, type)) continue
        yield { type, field: null, message: `filters \`${root.name}\` by personal data, and has no \`@open\` list` }
      }
    }
  },
}

function prunedAlone(member: MemberSdl, type: string, need: number): boolean {
  return (member.inputs.get(type) ?? []).some(field => isPersonal(field) && (maskOfField(field) & ~need) !== 0)
}

function hasOpenList(member: MemberSdl, type: string): boolean {
  const fields = member.inputs.get(type) ?? []
  return fields.some(field => isList(field) && !isNonNull(field) && hasDirective(field, 'open'))
}
