import { isNonNull, isPersonal } from './member-sdl.ts'
import { filterInputs } from './reach.ts'
import type { AdmissionRule } from './rule.ts'

/** A withheld value is null; where null is forbidden it would take its parent along, and so tell that it is there. */
export const personalNullable: AdmissionRule = {
  code: 'PERSONAL_NOT_NULLABLE',
  description: 'a personal field is nullable, in filters too; the items of a personal list need not be',
  *check(member) {
    const filters = filterInputs(member)
    for (const fields of member.objects.values()) {
      for (const field of fields) {
        if (isPersonal(field) && isNonNull(field)) {
          yield { type: field.type, field: field.name, message: 'is personal, so it must be nullable' }
        }
      }
    }
    for (const type of filters) {
      for (const field of member.inputs.get(type) ?? []) {
        if (isPersonal(field) && (isNonNull(field) || ('defaultValue' in field.node && field.node.defaultValue))) {
          yield {
            type,
            field: field.name,
            message: 'filters by personal data, so it must be nullable, without a default',
          }
        }
      }
    }
  },
}
