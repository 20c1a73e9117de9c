import type { ConsentsShown, EmergencyConsentsQuery } from '../generated/operations.ts'
import { memberOperation } from '../hub/member-operation.ts'

/** A directive as the member’s ledger has it; the same at every member. */
export type RecordedConsent = NonNullable<NonNullable<EmergencyConsentsQuery['case']>['emergencyConsents']>[number]

type Asked = { readonly id: string; readonly which: ConsentsShown }

export function consentsOperation(member: string) {
  return memberOperation<{ readonly case: Readonly<Record<string, unknown>> | null }, Asked>(member, 'Consents')
}

/** The list in the answer, whatever member gave it. */
export function consentsIn(
  member: string,
  found: Readonly<Record<string, unknown>> | null,
): readonly RecordedConsent[] {
  const list = found?.[`${member}Consents`]
  return Array.isArray(list) ? (list as RecordedConsent[]) : []
}
