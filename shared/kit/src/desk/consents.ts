import { type DirectiveRow, isDirectiveUnderstood, type Recorded, type RecordedLedger } from '@hub/decision'
import { isCategory, isPurpose, isRecipient, maskOf, PERSONAL } from '@hub/vocabulary'

/** The directives of a case as its own member's staff may read them, newest first. Words that nobody knows are left out. */
export function recordedConsents({ directives, now }: RecordedLedger, all: boolean): readonly object[] {
  return [...directives]
    .filter(row => all || isInForce(row, now))
    .sort((a, b) => b.recordedAt - a.recordedAt)
    .map(row => ({
      id: row.id,
      effect: row.effect === 'PERMIT' || row.effect === 'DENY' ? row.effect : null,
      categories: row.categories.filter(word => isCategory(word) && (maskOf([word]) & PERSONAL) !== 0),
      recipients: row.recipients.filter(isRecipient),
      purposes: row.purposes.filter(isPurpose),
      validFrom: moment(row.validFrom),
      validUntil: moment(row.validUntil),
      recordedAt: moment(row.recordedAt),
      withdrawnAt: moment(row.withdrawnAt),
      mayContactAgain: row.mayContactAgain,
      understood: isDirectiveUnderstood(row, now),
    }))
}

function isInForce(row: Recorded<DirectiveRow>, now: number): boolean {
  return row.withdrawnAt === null && (row.validUntil === null || !(row.validUntil <= now))
}

/** Null for what is no point in time. */
function moment(time: number | null): string | null {
  return time !== null && Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : null
}
