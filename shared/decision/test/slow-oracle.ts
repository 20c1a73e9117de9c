import { MEMBERS } from '@hub/vocabulary'
import type { Asker, DirectiveRow, RelationRow, TableFile } from '../src/index.ts'

/**
 * The rules of release, a second time: in words and sets, one category at a time, without masks and without a line of
 * the code under test. Slow on purpose. It names its own words, so that a slip in a shared list shows too.
 */

const PERSONAL = new Set([
  ...['CASE_STATUS', 'INVOLVEMENT', 'IDENTITY', 'CONTACT', 'LOCATION', 'ORIGIN', 'FAMILY', 'PROFILE', 'THREAT'],
  ...['HEALTH', 'DIGITAL_SECURITY', 'LEGAL', 'FUNDING', 'BANKING', 'TRAINING', 'ADVOCACY', 'HOSTING', 'SOURCE'],
  ...['NOTES', 'THIRD_PARTY'],
])
const EVERY = new Set([...PERSONAL, 'OPEN', 'AGGREGATE', 'RELEASE_LOG'])
const PURPOSES = new Set([
  ...['EMERGENCY_PROTECTION', 'CASE_COORDINATION', 'GRANT_ASSESSMENT', 'GRANT_PAYMENT', 'RELOCATION_PLACEMENT'],
  ...['TRAINING', 'ADVOCACY_PRIVATE', 'ADVOCACY_PUBLIC', 'OUTREACH', 'DOUBLE_FUNDING_CHECK'],
  ...['AGGREGATE_REPORTING', 'AUDIT'],
])
const JOINED = new Map<string, number>([
  // Whoever joins the consortium later is known by the shared list alone.
  ...MEMBERS.map(({ code, joinedOn }) => [code, Date.parse(joinedOn)] as const),
  ['emergency', Date.UTC(2024, 0, 1)],
  ['sustaining', Date.UTC(2024, 0, 1)],
  ['relocation', Date.UTC(2024, 0, 1)],
  ['training', Date.UTC(2024, 0, 1)],
  ['advocacy', Date.UTC(2024, 0, 1)],
  ['outreach', Date.UTC(2025, 6, 1)],
])
const HOUR = 3_600_000

export interface Situation {
  readonly agreement: TableFile
  readonly own: TableFile
  readonly role: string
  readonly asker: Asker
  readonly owner: string
  readonly holdsPart: boolean
  readonly rows: readonly RelationRow[]
  readonly directives: readonly DirectiveRow[]
  readonly now: number
}

/** Whether a value with these categories leaves the owner. */
export function isReleased(situation: Situation, need: readonly string[]): boolean {
  return need.length > 0 && need.every(category => opens(situation, category))
}

/** Why not, or null where it does. */
export function whyNot(situation: Situation, need: readonly string[]): string | null {
  if (isReleased(situation, need)) return null
  const { agreement, own } = situation
  if (need.length === 0 || !need.every(category => isCovered(situation, agreement, category))) return 'NO_NEED_TO_KNOW'
  if (!need.every(category => isCovered(situation, own, category))) return 'OWNER_POLICY'
  const missing = need.filter(category => !opens(situation, category))
  if (missing.some(category => denies(situation, category).some(deny => !isUnderstood(deny))))
    return 'POLICY_UNKNOWN_TERM'
  if (missing.some(category => denies(situation, category).length > 0)) return 'CONSENT_DENIED'
  const former = (state: PermitState) => missing.some(category => permits(situation, category, state))
  if (former('WITHDRAWN')) return 'CONSENT_WITHDRAWN'
  if (former('EXPIRED')) return 'CONSENT_EXPIRED'
  return 'NO_CONSENT'
}

/** OPEN and AGGREGATE by role and purpose alone; everything else row by row. */
function opens(situation: Situation, category: string): boolean {
  const { own } = situation
  if (isApart(category)) return isCovered(situation, own, category)
  const denied = denies(situation, category).length > 0
  const permitted = permits(situation, category, 'VALID')
  return standings(situation).some(({ relation, scope }) => {
    if (!scope.has(category)) return false
    if (says(situation, own, relation, 'free', category) && (relation === 'HOLDER' || !denied)) return true
    return says(situation, own, relation, 'ifConsented', category) && permitted && !denied
  })
}

function isCovered(situation: Situation, table: TableFile, category: string): boolean {
  if (isApart(category)) return says(situation, table, 'NONE', 'free', category)
  return standings(situation).some(
    ({ relation, scope }) =>
      scope.has(category) &&
      (says(situation, table, relation, 'free', category) || says(situation, table, relation, 'ifConsented', category)),
  )
}

function isApart(category: string): boolean {
  return category === 'OPEN' || category === 'AGGREGATE'
}

function says(
  { role, asker }: Situation,
  table: TableFile,
  relation: string,
  condition: 'free' | 'ifConsented',
  category: string,
): boolean {
  const cells = table.cells.filter(
    one => one.role === role && one.purpose === asker.purpose && one.relation === relation,
  )
  return cells.some(one => (one[condition] as readonly string[]).includes(category))
}

function standings(situation: Situation): { relation: string; scope: ReadonlySet<string> }[] {
  const { asker, owner, holdsPart, rows } = situation
  if (!holdsPart) return []
  if (asker.member === 'secretariat') return [{ relation: 'COORDINATING', scope: EVERY }]
  if (!JOINED.has(asker.member)) return []
  if (asker.member === owner) return [{ relation: 'HOLDER', scope: EVERY }]
  return rows.flatMap(row => {
    const scope = row.member === asker.member ? scopeOf(situation, row) : null
    return scope === null ? [] : [{ relation: row.kind, scope }]
  })
}

function scopeOf({ asker, owner, now }: Situation, row: RelationRow): ReadonlySet<string> | null {
  const begun = isDate(row.openedAt) && row.openedAt <= now
  const endless = row.expiresAt === null
  const running = endless || (isDate(row.expiresAt) && now < row.expiresAt)
  if (!begun || !running || row.closedAt !== null) return null
  switch (row.kind) {
    case 'EMERGENCY': {
      const inTime = !endless && now - row.openedAt < 4 * HOUR
      const own = asker.isPerson && row.person === asker.sub && asker.purpose === 'EMERGENCY_PROTECTION'
      return inTime && own && row.justified ? EVERY : null
    }
    case 'CO_HOLDER':
      return owner === 'registry' ? null : EVERY
    case 'REFERRED':
    case 'GRANTED': {
      const known = row.categories.every(one => EVERY.has(one)) && row.purposes.every(one => PURPOSES.has(one))
      if (owner === 'registry' || endless || !known || !row.purposes.includes(asker.purpose)) return null
      return new Set(row.categories)
    }
    default:
      return null
  }
}

type PermitState = 'VALID' | 'WITHDRAWN' | 'EXPIRED'

/** Whether some permit in this state names the category, the asker's member and the purpose. */
function permits({ asker, directives, now }: Situation, category: string, state: PermitState): boolean {
  return directives.some(one => {
    const { effect, categories, recipients, purposes, legalBasis, validFrom, validUntil, recordedAt, withdrawnAt } = one
    const known =
      effect === 'PERMIT' &&
      categories.every(word => PERSONAL.has(word)) &&
      purposes.every(word => PURPOSES.has(word)) &&
      recipients.every(isRecipient) &&
      isDate(validFrom) &&
      isDate(validUntil) &&
      isDate(recordedAt)
    if (!known) return false
    const named =
      purposes.includes(asker.purpose) &&
      recipients.some(word => {
        if (word === 'ANY_MEMBER') return (JOINED.get(asker.member) ?? Infinity) <= recordedAt
        return word === 'SECRETARIAT' ? asker.member === 'secretariat' : word === asker.member
      })
    const onBasis =
      category === 'THIRD_PARTY'
        ? legalBasis === 'VITAL_INTEREST' || legalBasis === 'PUBLIC_INTEREST'
        : legalBasis === 'CONSENT'
    if (!named || !onBasis || !categories.includes(category)) return false
    if (withdrawnAt !== null) return state === 'WITHDRAWN'
    if (validUntil <= now) return state === 'EXPIRED'
    return state === 'VALID' && validFrom <= now && recordedAt <= now
  })
}

/** The denies that take this category from this asker now. */
function denies({ asker, directives, now }: Situation, category: string): DirectiveRow[] {
  if (!PERSONAL.has(category)) return []
  return directives.filter(one => {
    if (one.effect === 'PERMIT') return false
    if (isDate(one.withdrawnAt) && one.withdrawnAt <= now) return false
    if (areDatesUnderstood(one)) {
      const begun = one.validFrom === null || one.validFrom <= now
      const over = one.validUntil !== null && one.validUntil <= now
      if (!begun || over) return false
    }
    if (!isUnderstood(one)) return true
    if (one.categories.length === 0 || one.recipients.length === 0 || one.purposes.length === 0) return true
    const toAsker = one.recipients.some(
      word =>
        word === 'ANY_MEMBER' || word === asker.member || (word === 'SECRETARIAT' && asker.member === 'secretariat'),
    )
    return toAsker && one.purposes.includes(asker.purpose) && one.categories.includes(category)
  })
}

function isUnderstood(one: DirectiveRow): boolean {
  return (
    one.effect === 'DENY' &&
    areDatesUnderstood(one) &&
    one.categories.every(word => PERSONAL.has(word)) &&
    one.recipients.every(isRecipient) &&
    one.purposes.every(word => PURPOSES.has(word))
  )
}

function areDatesUnderstood({ validFrom, validUntil }: DirectiveRow): boolean {
  if (validFrom !== null && !isDate(validFrom)) return false
  if (validUntil !== null && !isDate(validUntil)) return false
  return validFrom === null || validUntil === null || validFrom < validUntil
}

function isRecipient(word: string): boolean {
  return word === 'ANY_MEMBER' || word === 'SECRETARIAT' || JOINED.has(word)
}

function isDate(value: number | null): value is number {
  return typeof value === 'number' && Math.abs(value) < Infinity
}

/** A field that somebody asks of an owner, before any case is looked at. */
export interface Ask {
  readonly agreement: TableFile
  readonly own: TableFile
  readonly role: string
  readonly purpose: string
  readonly member: string
  readonly owner: string
  readonly subject: string
  readonly need: readonly string[]
}

/** Why the field is not even asked for, or null where it is. */
export function whyPruned(ask: Ask): string | null {
  if (mayEverOpen(ask.own, ask, ask.purpose)) return null
  if (mayEverOpen(ask.agreement, ask, ask.purpose)) return 'OWNER_POLICY'
  return [...PURPOSES].some(other => mayEverOpen(ask.agreement, ask, other))
    ? 'PURPOSE_NOT_COVERED'
    : 'ROLE_NOT_COVERED'
}

function mayEverOpen(table: TableFile, { role, need, ...ask }: Ask, purpose: string): boolean {
  const cells = table.cells.filter(
    one =>
      one.role === role && one.purpose === purpose && (one.relation === 'NONE' || isWithinReach(ask, one.relation)),
  )
  const opened = new Set<string>(cells.flatMap(one => [...one.free, ...one.ifConsented]))
  return need.length > 0 && need.every(category => opened.has(category))
}

function isWithinReach(
  { member, owner, subject }: Pick<Ask, 'member' | 'owner' | 'subject'>,
  relation: string,
): boolean {
  const isMember = JOINED.has(member)
  switch (relation) {
    case 'HOLDER':
      return isMember && member === owner
    case 'REFERRED':
    case 'GRANTED':
    case 'CO_HOLDER':
      return isMember && member !== owner && owner !== 'registry' && subject === 'case'
    case 'EMERGENCY':
      return isMember && member !== owner && subject === 'case'
    case 'PARTICIPANT':
      return isMember && owner === 'registry' && subject === 'case'
    case 'COORDINATING':
      return member === 'secretariat' && subject === 'case'
    case 'CONSORTIUM':
      return subject === 'consortium' && member !== owner && (isMember || member === 'secretariat')
    default:
      return false
  }
}
