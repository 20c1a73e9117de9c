import { mirrorOf } from '@hub/decision'
import { mirrorRows, type Tables as RegistryTables } from '@hub/registry'
import type { CaseDraft } from './case/draft.ts'
import { filesOf, joinFiles, noFiles } from './files/files.ts'
import type { HostPlace } from './files/relocation.ts'
import type { RowsOf } from './files/rows.ts'
import { addStatistics, leadIn, noStatistics } from './files/statistics.ts'
import { addLedger, noLedgerRows } from './ledger-rows.ts'
import { MEMBERS_SHOWN, type MemberShown } from './members.ts'
import { dayOf } from './time.ts'

/** A case with the names that the registry gives it. */
export interface NumberedCase {
  readonly id: string
  readonly reference: string
  /** Counts from 0; the same for the same case whatever else is made. */
  readonly number: number
  readonly draft: CaseDraft
}

/** Rows of some cases, for every database. */
export interface Batch {
  readonly ledger: Readonly<Record<MemberShown, ReturnType<typeof noLedgerRows>>>
  readonly files: ReturnType<typeof noFiles>
  readonly statistics: ReturnType<typeof noStatistics>
  readonly registry: RowsOf<Pick<RegistryTables, 'case_reference' | 'mirror_standing' | 'mirror_consent' | 'case_lead'>>
}

export function noBatch(): Batch {
  return {
    ledger: Object.fromEntries(MEMBERS_SHOWN.map(member => [member, noLedgerRows()])) as Batch['ledger'],
    files: noFiles(),
    statistics: noStatistics(),
    registry: { case_reference: [], mirror_standing: [], mirror_consent: [], case_lead: [] },
  }
}

/** The rows of these cases. */
export function batchOf(cases: readonly NumberedCase[], hosts: readonly HostPlace[]): Batch {
  const batch = noBatch()
  for (const one of cases) addCase(batch, one, hosts)
  return batch
}

function addCase(
  { ledger, files, statistics, registry }: Batch,
  { id, reference, number, draft }: NumberedCase,
  hosts: readonly HostPlace[],
): void {
  registry.case_reference.push({
    id,
    reference,
    subject_kind: draft.subjectKind,
    status: draft.status,
    opened_on: dayOf(draft.openedAt),
  })
  const lead = leadIn(draft)
  // The lead has it in its profile already.
  if (lead !== undefined) registry.case_lead.push({ case_id: id, ...lead, leads_until: null, told: true })
  for (const part of draft.parts.values()) {
    const { owner, heldSince, relations, directives } = part
    addLedger(ledger[owner], id, `${owner.slice(0, 2).toUpperCase()}-${String(number).padStart(6, '0')}`, draft, part)
    const mirror = mirrorRows(mirrorOf({ caseId: id, owner, heldSince, relations, directives }))
    registry.mirror_standing.push(...mirror.mirror_standing)
    registry.mirror_consent.push(...mirror.mirror_consent)
  }
  const own = filesOf(id, draft, hosts)
  addStatistics(statistics, id, draft, own)
  joinFiles(files, own)
}
