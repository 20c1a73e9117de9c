import { isTypeDefinitionNode, isTypeExtensionNode } from 'graphql'
import type { MemberSdl } from './member-sdl.ts'
import { CASE, QUERY } from './reach.ts'
import type { AdmissionRule } from './rule.ts'

const MUTATION = 'Mutation'
/** Types that every member adds fields of its own to. */
const JOINT: ReadonlySet<string> = new Set([CASE, QUERY, MUTATION])

export const collision: AdmissionRule = {
  code: 'TYPE_COLLISION',
  description: 'no two members define the same type or the same root field',
  *check(member, all) {
    // Told once, at the later of the two in the list of owners.
    const earlier = all.slice(0, all.indexOf(member))
    for (const other of earlier) {
      const taken = typeNames(other)
      for (const type of typeNames(member)) {
        if (taken.has(type)) yield { type, field: null, message: `is a type of \`${other.file}\` already` }
      }
      for (const type of [QUERY, MUTATION]) {
        const fields = new Set(other.objects.get(type)?.map(field => field.name))
        for (const field of member.objects.get(type) ?? []) {
          if (fields.has(field.name))
            yield { type, field: field.name, message: `is a field of \`${other.file}\` already` }
        }
      }
    }
  },
}

function typeNames(member: MemberSdl): Set<string> {
  const names = member.document.definitions
    .filter(definition => isTypeDefinitionNode(definition) || isTypeExtensionNode(definition))
    .map(definition => definition.name.value)
  return new Set(names.filter(name => !JOINT.has(name)))
}
