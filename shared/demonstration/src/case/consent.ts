import { ANY_MEMBER, type Category, type LegalBasis, type Purpose, SECRETARIAT_RECIPIENT } from '@hub/vocabulary'
import { caseWorkerOf, type MemberShown } from '../members.ts'
import { SCRIPTS } from '../person/scripts.ts'
import { DAY } from '../time.ts'
import { type CaseDraft, type Directive, type Part, partOf } from './draft.ts'
import { caseworkIn, type Theme } from './themes.ts'

/** Under all of these, nothing that the theme is about is permitted today. */
export const WITHHOLDING = [
  'NONE',
  'EXPIRED',
  'WITHDRAWN',
  'DENIED',
  'FUTURE',
  'UNDATED',
  'UNKNOWN_CATEGORY',
  'WRONG_BASIS',
  'DENIED_FOR_A_TIME',
  'ELSEWHERE',
  'NO_CATEGORY',
  'UNKNOWN_PURPOSE',
  'DENIED_TO_ALL',
  'UNKNOWN_BASIS',
  'NO_RECIPIENT',
  'DO_NOT_ASK_AGAIN',
  'UNKNOWN_RECIPIENT',
  'NO_PURPOSE',
  'NO_BASIS',
  'HALF_DATED',
] as const

/** Under these there is a deny that is over, or not yet there: what the theme is about is permitted today. */
export const PERMITTING = ['VALID', 'DENY_LIFTED', 'DENY_ENDED', 'DENY_AHEAD', 'DENY_OF_OTHERS'] as const

export type ConsentState = (typeof WITHHOLDING)[number] | (typeof PERMITTING)[number]

/** Records what the person said about this theme for these recipients, in the ledger of one owner. */
export function consent(
  draft: CaseDraft,
  owner: MemberShown,
  recipients: readonly string[],
  theme: Theme,
  state: ConsentState = 'VALID',
): void {
  const part = partOf(draft, owner)
  if (state !== 'NONE') {
    for (const permit of permitsFor(theme)) part.directives.push(directive(draft, part, recipients, permit, state))
  }
  const denial = denyFor(draft, part, theme, state)
  if (denial !== null) deny(draft, owner, recipients, theme, denial)
}

/** A permit that is not valid under the state is changed in this one way. */
function directive(
  draft: CaseDraft,
  part: Part,
  recipients: readonly string[],
  { categories, purposes, basis = 'CONSENT' }: PermitTheme,
  state: ConsentState,
): Directive {
  const { random, now, subject } = draft
  const { consentFrom, consentUntil, owner } = part
  const permit: Directive = {
    id: random.uuid(),
    effect: 'PERMIT',
    categories,
    recipients,
    purposes,
    legalBasis: basis,
    validFrom: consentFrom,
    validUntil: consentUntil,
    recordedAt: consentFrom,
    mayContactAgain: true,
    withdrawnAt: null,
    recordedBy: caseWorkerOf(owner),
    collectionMethod: random.pick(['INTERVIEW', 'SIGNED_FORM', 'RECORDED_CALL', 'SECURE_MESSAGE']),
    noticeLanguage: random.pick<string>(SCRIPTS[subject.origin.script].languages),
    noticeVersion: random.pick(['2024-1', '2024-2', '2025-1']),
    evidenceSha256: random.hex(64),
  }
  switch (state) {
    case 'EXPIRED':
      return { ...permit, validUntil: now - random.integer(1, 7) * DAY }
    case 'DO_NOT_ASK_AGAIN':
      return { ...permit, validUntil: now - random.integer(1, 7) * DAY, mayContactAgain: false }
    case 'WITHDRAWN':
      return { ...permit, withdrawnAt: now - random.integer(1, 7) * DAY }
    case 'FUTURE':
      return { ...permit, validFrom: now + random.integer(60, 150) * DAY }
    case 'UNDATED':
      return { ...permit, validFrom: null, validUntil: null }
    case 'HALF_DATED':
      return { ...permit, validUntil: null }
    case 'UNKNOWN_CATEGORY':
      return { ...permit, categories: [...categories, 'BIOMETRICS'] }
    case 'UNKNOWN_PURPOSE':
      return { ...permit, purposes: [...purposes, 'RESEARCH'] }
    case 'UNKNOWN_RECIPIENT':
      return { ...permit, recipients: [...recipients, 'PRESS'] }
    case 'UNKNOWN_BASIS':
      return { ...permit, legalBasis: 'LEGITIMATE_INTEREST' }
    case 'NO_BASIS':
      return { ...permit, legalBasis: null }
    case 'WRONG_BASIS':
      return { ...permit, legalBasis: basis === 'CONSENT' ? 'VITAL_INTEREST' : 'CONSENT' }
    case 'NO_CATEGORY':
      return { ...permit, categories: [] }
    case 'NO_PURPOSE':
      return { ...permit, purposes: [] }
    case 'NO_RECIPIENT':
      return { ...permit, recipients: [] }
    case 'ELSEWHERE':
      return {
        ...permit,
        recipients: [recipients.includes(SECRETARIAT_RECIPIENT) ? 'training' : SECRETARIAT_RECIPIENT],
      }
    default:
      return permit
  }
}

/** The deny that goes with a state, as far as it differs from a permit; null where there is none. */
function denyFor(draft: CaseDraft, part: Part, theme: Theme, state: ConsentState): Partial<Directive> | null {
  const { random, now } = draft
  switch (state) {
    case 'DENIED':
      return DENY
    case 'DENIED_FOR_A_TIME':
      return { ...DENY, validFrom: part.consentFrom, validUntil: part.consentUntil }
    case 'DENIED_TO_ALL':
      return { ...DENY, recipients: [ANY_MEMBER] }
    case 'DENY_LIFTED':
      return { ...DENY, withdrawnAt: now - random.integer(1, 7) * DAY }
    case 'DENY_ENDED':
      return { ...DENY, validFrom: part.consentFrom, validUntil: now - random.integer(1, 7) * DAY }
    case 'DENY_AHEAD':
      return { ...DENY, validFrom: now + random.integer(60, 150) * DAY }
    case 'DENY_OF_OTHERS':
      return { ...DENY, recipients: [SECRETARIAT_RECIPIENT], categories: theme.categories }
    default:
      return null
  }
}

/** Without dates it holds until it is lifted. */
const DENY = { effect: 'DENY', legalBasis: null, validFrom: null, validUntil: null } as const

/** Forbids, undated; `change` makes it one that cannot be understood. */
export function deny(
  draft: CaseDraft,
  owner: MemberShown,
  recipients: readonly string[],
  theme: Theme,
  change: Partial<Directive> = {},
): void {
  const part = partOf(draft, owner)
  part.directives.push({ ...directive(draft, part, recipients, theme, 'VALID'), ...DENY, ...change })
}

/** Ways in which a deny cannot be understood, or names nothing: it then covers the whole case, for everyone. */
export const UNREADABLE: readonly Partial<Directive>[] = [
  { categories: ['IDENTITY', 'BIOMETRICS'] },
  { effect: 'PROHIBIT' },
  { categories: [] },
  { recipients: ['PRESS'] },
  { purposes: [] },
]

interface PermitTheme {
  readonly categories: readonly Category[]
  readonly purposes: readonly Purpose[]
  readonly basis?: LegalBasis
}

/**
 * A theme as permits: what the person consents to, that the registry may say who is involved, and, since nobody can
 * consent for somebody else, what is about others on a basis of its own.
 */
function permitsFor({ categories, purposes }: Theme): PermitTheme[] {
  const own = categories.filter(category => category !== 'THIRD_PARTY')
  const permits: PermitTheme[] = [{ categories: own, purposes }]
  const casework = caseworkIn(purposes)
  if (!own.includes('INVOLVEMENT') && casework.length > 0) {
    permits.push({ categories: ['INVOLVEMENT'], purposes: casework })
  }
  if (own.length < categories.length) {
    if (purposes.includes('EMERGENCY_PROTECTION')) {
      permits.push({ categories: ['THIRD_PARTY'], purposes: ['EMERGENCY_PROTECTION'], basis: 'VITAL_INTEREST' })
    }
    if (purposes.includes('ADVOCACY_PRIVATE')) {
      permits.push({ categories: ['THIRD_PARTY'], purposes: ['ADVOCACY_PRIVATE'], basis: 'PUBLIC_INTEREST' })
    }
  }
  return permits
}
