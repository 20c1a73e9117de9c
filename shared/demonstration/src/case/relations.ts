import { EMERGENCY_HOURS, type LedgerRelation } from '@hub/vocabulary'
import { caseWorkerOf, type MemberShown } from '../members.ts'
import { DAY, HOUR } from '../time.ts'
import { type CaseDraft, joined, type LedgerRelationRow, partOf } from './draft.ts'
import { type ThemeName, themeAt } from './themes.ts'

/** How a row of a ledger stands today. All but OPEN open nothing. */
export type RowState = 'OPEN' | 'EXPIRED' | 'CLOSED' | 'UNDATED' | 'AHEAD' | 'UNKNOWN_SCOPE'

/** The owner refers the case to a member, or grants its access request, for this theme. */
export function share(
  draft: CaseDraft,
  kind: 'REFERRED' | 'GRANTED',
  owner: MemberShown,
  member: MemberShown,
  theme: ThemeName,
  state: RowState = 'OPEN',
  categories: readonly string[] = themeAt(owner, theme).categories,
): void {
  const { random, now } = draft
  const part = partOf(draft, owner)
  // After the recipient joined, and long enough ago for whatever ended since.
  const openedAt = Math.min(Math.max(part.heldSince, joined([member])) + random.integer(0, 4) * DAY, now - 8 * DAY)
  part.relations.push({
    ...row(draft, kind, member),
    categories: state === 'UNKNOWN_SCOPE' ? [...categories, 'BIOMETRICS'] : categories,
    purposes: themeAt(owner, theme).purposes,
    justification: kind === 'REFERRED' ? 'referred with the defender present' : 'request approved by the case team',
    openedBy: caseWorkerOf(owner),
    openedAt: state === 'AHEAD' ? now + random.integer(40, 90) * DAY : openedAt,
    expiresAt: expiryOf(draft, state),
    closedAt: state === 'CLOSED' ? now - random.integer(1, 6) * DAY : null,
  })
}

function expiryOf({ random, now }: CaseDraft, state: RowState): number | null {
  if (state === 'UNDATED') return null
  if (state === 'EXPIRED') return now - random.integer(1, 6) * DAY
  return now + random.integer(180, 500) * DAY
}

/** Once a second part is registered, each holder's ledger says so about each other. */
export function shareAmongHolders(draft: CaseDraft): void {
  for (const part of draft.parts.values()) {
    for (const other of draft.parts.values()) {
      if (other === part) continue
      part.relations.push({
        ...row(draft, 'CO_HOLDER', other.owner),
        openedBy: caseWorkerOf(other.owner),
        openedAt: Math.max(part.heldSince, other.heldSince),
      })
    }
  }
}

/**
 * The member's case worker breaks the glass at every holder.
 *
 * @param openedAt within the last four hours to be open
 */
export function breakGlass(
  draft: CaseDraft,
  member: MemberShown,
  openedAt: number,
  closedAt: number | null = null,
): void {
  const person = caseWorkerOf(member)
  for (const part of draft.parts.values()) {
    if (part.owner === member) continue
    part.relations.push({ ...row(draft, 'EMERGENCY', member), ...breakGlassRow(person, openedAt), closedAt })
  }
}

/** What every break-glass row says. */
export function breakGlassRow(person: string, openedAt: number) {
  return {
    person,
    justification: 'call to the helpline: acute danger, the holder cannot be reached',
    justified: true,
    openedBy: person,
    openedAt,
    expiresAt: openedAt + EMERGENCY_HOURS * HOUR,
  }
}

function row({ random }: CaseDraft, kind: LedgerRelation, member: MemberShown): LedgerRelationRow {
  return {
    id: random.uuid(),
    kind,
    member,
    person: null,
    categories: [],
    purposes: [],
    justification: null,
    justified: kind !== 'CO_HOLDER',
    openedBy: '',
    openedAt: 0,
    expiresAt: null,
    closedAt: null,
  }
}
