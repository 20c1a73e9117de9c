import { ClassificationError, classOf } from '@hub/classification'
import { fieldsIn } from './member-sdl.ts'
import type { AdmissionRule } from './rule.ts'

/** An empty list would need nothing and so release the field to everybody. */
export const categories: AdmissionRule = {
  code: 'CATEGORIES',
  description: '`@personal` names at least one category, and only personal ones of the closed vocabulary',
  *check(member) {
    for (const field of fieldsIn(member)) {
      for (const directive of field.node.directives ?? []) {
        if (directive.name.value !== 'personal') continue
        try {
          classOf(`${field.type}.${field.name}`, [directive])
        } catch (error) {
          if (!(error instanceof ClassificationError)) throw error
          yield { type: field.type, field: field.name, message: error.message }
        }
      }
    }
  },
}
