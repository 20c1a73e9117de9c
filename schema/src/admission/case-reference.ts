import { REGISTRY } from '@hub/vocabulary'
import { CASE, typeOf } from './reach.ts'
import type { AdmissionRule } from './rule.ts'

export const caseReference: AdmissionRule = {
  code: 'CASE_REFERENCE',
  description: 'only the registry leads to cases: it alone knows which exist for a caller',
  *check(member) {
    if (member.owner === REGISTRY.code) return
    for (const field of [...member.objects.values()].flat()) {
      if (typeOf(field) !== CASE) continue
      yield { type: field.type, field: field.name, message: 'leads to a case past the registry' }
    }
  },
}
