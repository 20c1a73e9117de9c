import type { ConsentsShown, EmergencyConsentsQuery, Operation } from '../generated/operations.ts'
import * as operations from '../generated/operations.ts'

/** A directive as the member’s ledger has it; the same at every member. */
export type RecordedConsent = NonNullable<NonNullable<EmergencyConsentsQuery['case']>['emergencyConsents']>[number]

type Asked = { readonly id: string; readonly which: ConsentsShown }

/** The operation of one member, by its name; undefined for a member that has none yet. */
export function memberOperation<Data, Variables>(member: string, what: string): Operation<Data, Variables> | undefined {
  const name = `${member.charAt(0).toUpperCase()}${member.slice(1)}${what}`
  return Object.values(operations).find(one => one.name === name) as Operation<Data, Variables> | undefined
}

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
