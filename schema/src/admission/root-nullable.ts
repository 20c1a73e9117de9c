import { hasDirective, isNonNull } from './member-sdl.ts'
import { QUERY } from './reach.ts'
import type { AdmissionRule } from './rule.ts'

/** Withheld from most roles: where null is forbidden, one such field would empty the whole answer. */
export const rootNullable: AdmissionRule = {
  code: 'ROOT_NOT_NULLABLE',
  description: 'a root field of statistics or of the log is nullable',
  *check(member) {
    for (const field of member.objects.get(QUERY) ?? []) {
      if (!isNonNull(field) || !(hasDirective(field, 'aggregate') || hasDirective(field, 'audit'))) continue
      yield { type: QUERY, field: field.name, message: 'may be withheld, so it must be nullable' }
    }
  },
}
