import { isMemberCode, type MemberCode } from './members.ts'

/** Whom a directive names, besides single members. */
export const ANY_MEMBER = 'ANY_MEMBER'
export const SECRETARIAT_RECIPIENT = 'SECRETARIAT'

export type Recipient = MemberCode | typeof ANY_MEMBER | typeof SECRETARIAT_RECIPIENT

export function isRecipient(word: string): word is Recipient {
  return word === ANY_MEMBER || word === SECRETARIAT_RECIPIENT || isMemberCode(word)
}
