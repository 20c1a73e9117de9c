import { abstractType } from './abstract-type.ts'
import { argument } from './argument.ts'
import { caseField } from './case-field.ts'
import { caseReference } from './case-reference.ts'
import { categories } from './categories.ts'
import { collision } from './collision.ts'
import { containerNullable } from './container-nullable.ts'
import { filterOpenList } from './filter-open-list.ts'
import { flowBetweenMembers } from './flow-between-members.ts'
import { headerOnly } from './header-only.ts'
import { key } from './key.ts'
import { listArgument } from './list-argument.ts'
import { nestedFilter } from './nested-filter.ts'
import { personalNullable } from './personal-nullable.ts'
import { roomPersonal } from './room-personal.ts'
import { rootNullable } from './root-nullable.ts'
import type { AdmissionRule } from './rule.ts'
import { shareable } from './shareable.ts'
import { subscription } from './subscription.ts'
import { twoClassifications } from './two-classifications.ts'
import { unclassified } from './unclassified.ts'
import { unknownDirective } from './unknown-directive.ts'

/** Every rule, in the order in which refusals are told. */
export const ADMISSION_RULES: readonly AdmissionRule[] = [
  headerOnly,
  flowBetweenMembers,
  shareable,
  unknownDirective,
  abstractType,
  subscription,
  key,
  caseField,
  caseReference,
  collision,
  unclassified,
  twoClassifications,
  categories,
  roomPersonal,
  personalNullable,
  containerNullable,
  rootNullable,
  filterOpenList,
  nestedFilter,
  argument,
  listArgument,
]
