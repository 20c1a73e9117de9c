import type { EmergencyAuditEntriesQuery, EmergencyAuditQuery } from '../generated/operations.ts'
import { memberOperation } from '../hub/member-operation.ts'

/** What is asked of a log: the days, and the id under which persons and cases have the same pseudonyms. */
export interface AuditQuestion {
  readonly id: string
  /** ISO 8601. */
  readonly from: string
  readonly until: string
}

/** What an owner says of its log; the same at every owner. */
export type Audit = NonNullable<EmergencyAuditQuery['emergencyAudit']>
export type AuditCheckpoint = NonNullable<Audit['checkpoint']>
export type AuditCount = NonNullable<Audit['counts']>[number]
export type AuditPage = NonNullable<NonNullable<EmergencyAuditEntriesQuery['emergencyAudit']>['entries']>
export type AuditEntry = NonNullable<AuditPage['entries']>[number]

type Answered = Readonly<Record<string, unknown>>

export function auditOperation(owner: string) {
  return memberOperation<Answered, AuditQuestion>(owner, 'Audit')
}

export function entriesOperation(owner: string) {
  return memberOperation<Answered, AuditQuestion & { readonly after?: string | null }>(owner, 'AuditEntries')
}

/** Null for whoever is no auditor. */
export function auditIn(owner: string, answered: Answered): Audit | null {
  return (answered[`${owner}Audit`] ?? null) as Audit | null
}

export function entriesIn(owner: string, answered: Answered): AuditPage | null {
  return (answered[`${owner}Audit`] as { readonly entries: AuditPage | null } | null)?.entries ?? null
}
