/**
 * Every way in which a command is refused, with what it means and what to do. Codes are for ever: callers and tests
 * name them. Where one is answered, nothing has changed.
 */
export const DESK_REFUSALS = {
  ROLE_NOT_ALLOWED: 'This role may not give this command: case workers decide, data protection officers review.',
  PERSON_REQUIRED: 'A machine may not give this command: a person has to.',
  NOT_YOUR_MEMBER: 'The command names another member than your own: name your own.',
  NOT_HOLDER: 'Your member holds no part of this case, or there is no such case.',
  NOT_YOURS: 'There is no such item, or it is not for your member to do this with it.',
  OWN_REQUEST: 'Nobody answers what their own member has asked for or sent: the other party has to.',
  OWN_BREAK_GLASS: 'Nobody reviews a break-glass of their own or of their own member.',
  ALREADY_ANSWERED: 'It was answered before, and the first answer stands.',
  NOT_OPEN: 'It is not open any more: it has expired, was taken back, or has ended.',
  NOT_ACCEPTED: 'The referral has not been accepted.',
  BEYOND_RIGHT:
    'The agreement opens some of these categories for none of these purposes, or nothing for some purpose: name fewer.',
  BEYOND_REQUEST: 'That is more than was asked for: grant a part of it, or all.',
  NOTHING_NAMED: 'Name at least one category, one purpose and one recipient.',
  SAME_MEMBER: 'Your own member cannot be the other party.',
  DATE_INVALID: 'A date is no point in time, or the end does not lie after the beginning.',
  DATE_PAST: 'The end lies in the past.',
  TERM_TOO_LONG: 'The end lies beyond the longest term that the agreement allows.',
  DATES_REQUIRED: 'A permit needs both dates.',
  LEGAL_BASIS_INVALID: 'A permit needs a legal basis that counts for each of its categories.',
  TEXT_INVALID: 'The text is too short or too long.',
  VALUE_INVALID: 'A value does not have the form that is described.',
  IDEMPOTENCY_KEY_INVALID: 'The idempotency key must be a UUID.',
  IDEMPOTENCY_KEY_REUSED: 'This idempotency key was used for another command: make a new one.',
  ALREADY_HELD: 'Your member holds a part of this case already.',
  LOCAL_REFERENCE_TAKEN: 'Your member uses this local reference for another case.',
  PART_UNLINKED: 'Your member gave up its part of this case, and a part is registered once.',
  DIRECTIVE_UNKNOWN: 'Your member has recorded no such permit, or it was withdrawn before.',
  PURPOSE_NOT_EMERGENCY: 'Break-glass is for EMERGENCY_PROTECTION: declare this purpose.',
  BREAK_GLASS_UNREVIEWED:
    'A break-glass of yours is not reviewed yet, or was rejected: ask the data protection officer.',
  MEMBER_UNAVAILABLE: 'A member that has to take part cannot be reached: try again with the same idempotency key.',
  NOT_AUTHENTIC: 'A member could not verify who gives this command: sign in again, and try again.',
} as const

export type DeskRefusalCode = keyof typeof DESK_REFUSALS

export function isDeskRefusal(code: unknown): code is DeskRefusalCode {
  return typeof code === 'string' && Object.hasOwn(DESK_REFUSALS, code)
}

/** A command that is refused: whatever it had begun is undone. */
export class DeskRefusal extends Error {
  override readonly name = 'DeskRefusal'
  readonly code: DeskRefusalCode

  constructor(code: DeskRefusalCode) {
    super(code)
    this.code = code
  }
}

export function refuseUnless(holds: boolean, code: DeskRefusalCode): asserts holds {
  if (!holds) throw new DeskRefusal(code)
}
