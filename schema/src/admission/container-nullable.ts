import { isContainer, isNonNull } from './member-sdl.ts'
import { protectedTypes } from './reach.ts'
import type { AdmissionRule } from './rule.ts'

/** A container of which nothing is released is null; where null is forbidden it would take its parent along. */
export const containerNullable: AdmissionRule = {
  code: 'CONTAINER_NOT_NULLABLE',
  description: 'an object inside a room, or below a personal field, is nullable',
  *check(member) {
    for (const type of protectedTypes(member)) {
      for (const field of member.objects.get(type) ?? []) {
        if (!isContainer(member, field) || !isNonNull(field)) continue
        yield { type, field: field.name, message: 'holds personal data, so it must be nullable' }
      }
    }
  },
}
