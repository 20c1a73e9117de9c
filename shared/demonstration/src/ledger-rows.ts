import type { CaseDraft, LedgerRelationRow, Part } from './case/draft.ts'
import { caseWorkerOf } from './members.ts'

/** Rows of the schema `ledger` of one member, table by table, in the order in which they are inserted. */
export interface LedgerRows {
  readonly part: object[]
  readonly consent_directive: object[]
  readonly consent_withdrawal: object[]
  readonly relation: object[]
  readonly relation_closing: object[]
}

export const noLedgerRows = (): LedgerRows => ({
  part: [],
  consent_directive: [],
  consent_withdrawal: [],
  relation: [],
  relation_closing: [],
})

export function addLedger(
  rows: LedgerRows,
  case_id: string,
  localReference: string,
  { random }: CaseDraft,
  part: Part,
): void {
  rows.part.push({
    case_id,
    local_reference: localReference,
    registered_by: caseWorkerOf(part.owner),
    registered_at: moment(part.heldSince),
  })
  for (const one of part.directives) {
    rows.consent_directive.push({
      id: one.id,
      case_id,
      effect: one.effect,
      categories: one.categories,
      recipients: one.recipients,
      purposes: one.purposes,
      legal_basis: one.legalBasis,
      valid_from: moment(one.validFrom),
      valid_until: moment(one.validUntil),
      recorded_by: one.recordedBy,
      recorded_at: moment(one.recordedAt),
      collection_method: one.collectionMethod,
      notice_language: one.noticeLanguage,
      notice_version: one.noticeVersion,
      evidence_sha256: one.evidenceSha256,
      may_contact_again: one.mayContactAgain,
    })
    if (one.withdrawnAt !== null) {
      rows.consent_withdrawal.push({
        id: random.uuid(),
        directive_id: one.id,
        case_id,
        withdrawn_at: moment(one.withdrawnAt),
        withdrawn_by: one.recordedBy,
        reason: 'asked for by the person',
      })
    }
  }
  for (const one of part.relations) {
    addRelation(rows, case_id, one)
    if (one.closedAt !== null) {
      rows.relation_closing.push({
        id: random.uuid(),
        relation_id: one.id,
        case_id,
        closed_at: moment(one.closedAt),
        closed_by: one.openedBy,
        reason: 'no longer needed',
      })
    }
  }
}

export function addRelation(rows: LedgerRows, case_id: string, one: LedgerRelationRow): void {
  rows.relation.push({
    id: one.id,
    case_id,
    member: one.member,
    person: one.person,
    kind: one.kind,
    categories: one.categories,
    purposes: one.purposes,
    justification: one.justification,
    opened_by: one.openedBy,
    opened_at: moment(one.openedAt),
    expires_at: moment(one.expiresAt),
  })
}

function moment(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString()
}
