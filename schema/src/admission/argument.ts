import { REGISTRY } from '@hub/vocabulary'
import { isPersonal, type MemberSdl, namedType, type SdlField } from './member-sdl.ts'
import { argumentsOf, protectedTypes, QUERY, reachedFrom, typeOf } from './reach.ts'
import type { AdmissionRule } from './rule.ts'

/** Arguments that page through a list and ask nothing of its rows. */
const PAGING: ReadonlyMap<string, string> = new Map([
  ['first', 'Int'],
  ['last', 'Int'],
  ['skip', 'Int'],
  ['after', 'String'],
  ['before', 'String'],
])

/**
 * An argument cannot be classified, an input field can: a bare argument on personal data is a question that nothing
 * checks. The registry's root fields are the ways to a case, each under its rule of existence. Mutations are not asked.
 */
export const argument: AdmissionRule = {
  code: 'UNCLASSIFIED_ARGUMENT',
  description: 'personal data is filtered by classified input types at the root only',
  *check(member) {
    const guarded = protectedTypes(member)
    for (const [type, fields] of member.objects) {
      if (type === 'Mutation' || (type === QUERY && member.owner === REGISTRY.code)) continue
      for (const field of fields) {
        if (!guarded.has(type) && !leadsToPersonal(member, field)) continue
        for (const node of argumentsOf(field)) {
          const name = node.name.value
          const input = type === QUERY && member.inputs.has(namedType(node.type))
          if (input || (type === QUERY && PAGING.get(name) === namedType(node.type))) continue
          yield { type, field: field.name, message: `its argument \`${name}\` asks about personal data unclassified` }
        }
      }
    }
  },
}

function leadsToPersonal(member: MemberSdl, field: SdlField): boolean {
  if (isPersonal(field)) return true
  return [...reachedFrom(member, [typeOf(field)])].some(type => member.objects.get(type)?.some(isPersonal))
}
