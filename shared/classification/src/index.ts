export { auditField, auditTypes, withAudit } from './audit.ts'
export { classifyDocument, classOf, type FieldClass, type FieldNode, fieldsOf } from './classify.ts'
export { explanationField, explanationTypes, fieldOfMember, withExplanation } from './explanation.ts'
export { fillHeader, HEADER_FILE, headerDocument, withHeader } from './header.ts'
export { ownersOf } from './owners.ts'
export { takeStringsAlone } from './scalars.ts'
export {
  CLASSIFYING,
  ClassificationError,
  type ClassifyingDirective,
  isClassifying,
  SPECIFICATION_URL,
} from './specification.ts'
