import {
  ACCEPTED_ON,
  ANY_MEMBER,
  bit,
  type Category,
  isCategory,
  isLegalBasis,
  isMemberCode,
  isPurpose,
  isRecipient,
  type LegalBasis,
  type Mask,
  MEMBERS,
  maskOf,
  PERSONAL,
  type Purpose,
  SECRETARIAT,
  SECRETARIAT_RECIPIENT,
} from '@hub/vocabulary'

/** A consent directive as it stands in a ledger: words may be unknown, dates missing. Times in epoch milliseconds. */
export interface DirectiveRow {
  /** PERMIT or DENY; anything else cannot be understood. */
  readonly effect: string
  readonly categories: readonly string[]
  readonly recipients: readonly string[]
  readonly purposes: readonly string[]
  readonly legalBasis: string | null
  readonly validFrom: number | null
  readonly validUntil: number | null
  readonly recordedAt: number
  readonly mayContactAgain: boolean
  /** When it was withdrawn; null where it was not. */
  readonly withdrawnAt: number | null
}

export interface ConsentFacts {
  readonly permitted: Mask
  readonly denied: Mask
  readonly notUnderstood: Mask
  readonly withdrawn: Mask
  readonly expired: Mask
  readonly mayContactAgain: boolean
}

/**
 * Combines the directives of one case for one recipient and purpose, whatever their order: permits unite, a deny beats
 * every permit. A permit that is not wholly understood permits nothing; such a deny covers everything.
 *
 * @param member whose staff ask (a member code, `secretariat` or `eu`)
 * @param now epoch milliseconds
 */
export function combineDirectives(
  directives: readonly DirectiveRow[],
  member: string,
  purpose: Purpose,
  now: number,
): ConsentFacts {
  const facts = { permitted: 0, denied: 0, notUnderstood: 0, withdrawn: 0, expired: 0, mayContactAgain: true }
  for (const directive of directives) {
    if (!directive.mayContactAgain) facts.mayContactAgain = false
    if (directive.effect === 'PERMIT') {
      const opened = permitOf(directive, member, purpose)
      if (opened === 0) continue
      if (directive.withdrawnAt !== null) facts.withdrawn |= opened
      else if ((directive.validUntil as number) <= now) facts.expired |= opened
      else if ((directive.validFrom as number) <= now && directive.recordedAt <= now) facts.permitted |= opened
    } else {
      const { mask, understood } = denyOf(directive, member, purpose, now)
      facts.denied |= mask
      if (!understood) facts.notUnderstood |= mask
    }
  }
  return facts
}

/** What a permit opens for this recipient and purpose while it is valid; nothing unless every word of it is known. */
function permitOf(directive: DirectiveRow, member: string, purpose: Purpose): Mask {
  if (!isPermitUnderstood(directive) || !isDated(directive)) return 0
  const { categories, recipients, purposes, legalBasis, recordedAt } = directive
  if (!purposes.includes(purpose)) return 0
  if (!recipients.some(recipient => permitNames(recipient, member, recordedAt))) return 0
  return maskOf(categories) & ACCEPTED_ON[legalBasis]
}

type UnderstoodPermit = DirectiveRow & { readonly categories: readonly Category[]; readonly legalBasis: LegalBasis }

function isPermitUnderstood(directive: DirectiveRow): directive is UnderstoodPermit {
  const { categories, recipients, purposes, legalBasis, validFrom, validUntil, recordedAt } = directive
  if (!categories.every(isPersonal) || !recipients.every(isRecipient) || !purposes.every(isPurpose)) return false
  if (legalBasis === null || !isLegalBasis(legalBasis)) return false
  return [validFrom, validUntil, recordedAt].every(time => time === null || isTime(time))
}

/** A permit that says not from when and until when it holds permits nothing. */
export function isDated({ validFrom, validUntil }: DirectiveRow): boolean {
  return validFrom !== null && validUntil !== null
}

/**
 * Whether every word and date of a directive is known. One that is not understood permits nothing, or denies everything,
 * and its owner should hear of it. A permit that was withdrawn, and a deny that is over, mean nothing any more.
 *
 * @param now epoch milliseconds
 */
export function isDirectiveUnderstood(directive: DirectiveRow, now: number): boolean {
  if (directive.effect === 'PERMIT') return directive.withdrawnAt !== null || isPermitUnderstood(directive)
  // Whether a deny is understood depends on no recipient and no purpose.
  return denyOf(directive, '', 'AUDIT', now).understood
}

/** ANY_MEMBER in a permit means the members at the time it was recorded, without the secretariat. */
function permitNames(recipient: string, member: string, recordedAt: number): boolean {
  if (recipient === ANY_MEMBER) {
    const entry = MEMBERS.find(one => one.code === member)
    return entry !== undefined && Date.parse(entry.joinedOn) <= recordedAt
  }
  if (recipient === SECRETARIAT_RECIPIENT) return member === SECRETARIAT
  return isMemberCode(recipient) && recipient === member
}

/** What a deny takes away from this recipient and purpose now. */
function denyOf(
  directive: DirectiveRow,
  member: string,
  purpose: Purpose,
  now: number,
): { mask: Mask; understood: boolean } {
  const { effect, categories, recipients, purposes, validFrom, validUntil, withdrawnAt } = directive
  if (isTime(withdrawnAt) && withdrawnAt <= now) return { mask: 0, understood: true }
  const datesUnderstood =
    (validFrom === null || isTime(validFrom)) &&
    (validUntil === null || isTime(validUntil)) &&
    (validFrom === null || validUntil === null || validFrom < validUntil)
  if (datesUnderstood && ((validFrom ?? now) > now || (validUntil ?? Infinity) <= now)) {
    return { mask: 0, understood: true }
  }
  const understood =
    effect === 'DENY' &&
    datesUnderstood &&
    categories.every(isPersonal) &&
    recipients.every(isRecipient) &&
    purposes.every(isPurpose)
  const limited = understood && categories.length > 0 && recipients.length > 0 && purposes.length > 0
  if (!limited) return { mask: PERSONAL, understood }
  const named = purposes.includes(purpose) && recipients.some(recipient => denyNames(recipient, member))
  return { mask: named ? maskOf(categories.filter(isPersonal)) : 0, understood: true }
}

/** ANY_MEMBER in a deny means everyone, for ever. */
function denyNames(recipient: string, member: string): boolean {
  return (
    recipient === ANY_MEMBER || recipient === member || (recipient === SECRETARIAT_RECIPIENT && member === SECRETARIAT)
  )
}

/**
 * What a directive may name. Denying OPEN, say, must have been meant to deny something; as that is not to be understood,
 * it must not come to nothing.
 */
function isPersonal(word: string): word is Category {
  return isCategory(word) && (bit(word) & PERSONAL) !== 0
}

function isTime(value: number | null): value is number {
  return value !== null && Number.isFinite(value)
}
