import {
  CATEGORIES,
  type Category,
  MEMBER_CODES,
  OWNERS,
  PURPOSES,
  type Purpose,
  RELATIONS,
  ROLES,
  type Role,
} from '@hub/vocabulary'
import fc from 'fast-check'
import type { Asker, DirectiveRow, RelationRow, TableCell, TableFile } from '../src/index.ts'
import type { Situation } from './slow-oracle.ts'

/** The moment of every situation; dates lie around it, and around the day on which the youngest member joined. */
export const NOW = Date.UTC(2026, 2, 1)
const HOUR = 3_600_000
const JOINED = Date.UTC(2025, 6, 1)

const STRANGE = [
  'EMERGANCY',
  'identity',
  '',
  'toString',
  '__proto__',
  'constructor',
  'OPEN',
  'AGGREGATE',
  'RELEASE_LOG',
]

/** Dates that matter: at, just before and just after now, and what only a broken row holds. */
const date = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(NOW - 5 * HOUR, NOW - 4 * HOUR, NOW - 4 * HOUR + 1, NOW - 1) },
  { weight: 12, arbitrary: fc.constantFrom(NOW, NOW + 1, NOW + HOUR, NOW + 5 * HOUR) },
  { weight: 4, arbitrary: fc.constantFrom(JOINED - 1, JOINED, JOINED + 1) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity, -Infinity) },
)
const past = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(NOW - 3 * HOUR, NOW - 1, NOW, JOINED) }, date)
const future = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(NOW + 1, NOW + HOUR, NOW) }, date)
const perhaps = <T>(one: fc.Arbitrary<T>, weight: number) => fc.option(one, { nil: null, freq: weight })

/** A few of these words; now and then none, and now and then a strange one among them. */
function some(words: readonly string[], known = 60): fc.Arbitrary<string[]> {
  const word = fc.oneof(
    { weight: known, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.constantFrom(...STRANGE) },
  )
  return fc.oneof({ weight: 20, arbitrary: fc.array(word, { minLength: 1, maxLength: 4 }) }, fc.constant<string[]>([]))
}

/** Few words, so that rows, directives, tables and needs meet. */
const NEAR: readonly Category[] = ['IDENTITY', 'HEALTH', 'THIRD_PARTY']
const categories = fc.oneof({ weight: 6, arbitrary: some(NEAR) }, some(CATEGORIES))
const purposes = fc.oneof(
  { weight: 9, arbitrary: some(['EMERGENCY_PROTECTION', 'EMERGENCY_PROTECTION', 'TRAINING']) },
  some(PURPOSES),
)
const member = fc.oneof(
  { weight: 12, arbitrary: fc.constant('training') },
  { weight: 6, arbitrary: fc.constantFrom('outreach', 'emergency', 'secretariat') },
  { weight: 2, arbitrary: fc.constantFrom(...MEMBER_CODES) },
  { weight: 1, arbitrary: fc.constantFrom('eu', 'registry', 'nobody', 'ANY_MEMBER', '') },
)

export const directive: fc.Arbitrary<DirectiveRow> = fc.record({
  effect: fc.oneof(
    { weight: 30, arbitrary: fc.constant('PERMIT') },
    { weight: 5, arbitrary: fc.constant('DENY') },
    { weight: 1, arbitrary: fc.constantFrom('permit', '', 'ALLOW') },
  ),
  categories,
  recipients: some(['ANY_MEMBER', 'training', 'training', 'outreach', 'SECRETARIAT', 'emergency']),
  purposes,
  legalBasis: fc.oneof(
    { weight: 6, arbitrary: fc.constant('CONSENT') },
    { weight: 3, arbitrary: fc.constantFrom('VITAL_INTEREST', 'PUBLIC_INTEREST') },
    { weight: 1, arbitrary: fc.constantFrom('LEGITIMATE_INTEREST', null) },
  ),
  validFrom: perhaps(past, 8),
  validUntil: perhaps(future, 8),
  recordedAt: past,
  mayContactAgain: fc.boolean(),
  withdrawnAt: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, date),
})

export const relationRow: fc.Arbitrary<RelationRow> = fc.record({
  member,
  person: fc.constantFrom('opener', 'opener', 'colleague', null),
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('REFERRED', 'GRANTED', 'CO_HOLDER', 'EMERGENCY') },
    { weight: 1, arbitrary: fc.constantFrom(...RELATIONS, 'refered', '') },
  ),
  categories,
  purposes,
  justified: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  openedAt: past,
  expiresAt: perhaps(future, 6),
  closedAt: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, date),
})

const role: fc.Arbitrary<Role> = fc.constantFrom('CASE_WORKER', 'CASE_WORKER', ...ROLES)
const purpose: fc.Arbitrary<Purpose> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Purpose>('EMERGENCY_PROTECTION') },
  fc.constantFrom(...PURPOSES),
)

export const asker: fc.Arbitrary<Asker> = fc.record({
  sub: fc.constantFrom('opener', 'opener', 'colleague'),
  member,
  isPerson: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  purpose,
})

/** Digest of no policies: what a table says is what these tests are about. */
export const DIGEST = `sha256:${'0'.repeat(64)}`

/** No decision looks at it. */
export const TERM = 365

/** Any categories but the two that follow role and purpose alone; the compiler sees to those. */
const ROWS_OPEN = CATEGORIES.filter(category => category !== 'OPEN' && category !== 'AGGREGATE')
const opened = fc.oneof({ weight: 3, arbitrary: fc.subarray([...NEAR]) }, fc.subarray(ROWS_OPEN))
const taken = fc.oneof({ weight: 3, arbitrary: fc.constant<Category[]>([]) }, opened)

/** Agreement and an owner's own table that narrows it, in the cells of one role and purpose; the rest opens nothing. */
function tables(one: Role, other: Purpose): fc.Arbitrary<{ agreement: TableFile; own: TableFile }> {
  const apart = fc.subarray<Category>(['OPEN', 'AGGREGATE'])
  const cells = fc.tuple(...RELATIONS.map(() => fc.record({ free: opened, ifConsented: opened, gone: taken })))
  return fc.tuple(apart, apart, cells).map(([open, closed, each]) => {
    const cell = (index: number, free: Category[], ifConsented: Category[]): TableCell => {
      const relation = RELATIONS[index] ?? 'NONE'
      return {
        role: one,
        purpose: other,
        relation,
        free,
        ifConsented: ifConsented.filter(word => !free.includes(word)),
      }
    }
    const without = (words: Category[], gone: Category[]) => words.filter(word => !gone.includes(word))
    return {
      agreement: {
        digest: DIGEST,
        longestTermDays: TERM,
        cells: each.map(({ free, ifConsented }, index) => cell(index, [...free, ...open], ifConsented)),
      },
      own: {
        digest: DIGEST,
        longestTermDays: TERM,
        cells: each.map(({ free, ifConsented, gone }, index) =>
          cell(index, [...without(free, gone), ...without(open, closed)], without(ifConsented, gone)),
        ),
      },
    }
  })
}

/** The parts of a situation whose types the code under test knows more closely than the oracle. */
export interface TypedSituation extends Situation {
  readonly role: Role
  readonly owner: (typeof OWNERS)[number]
}

export const situation: fc.Arbitrary<TypedSituation> = fc
  .record({
    role,
    asker,
    owner: fc.oneof({ weight: 5, arbitrary: fc.constant('emergency' as const) }, fc.constantFrom(...OWNERS)),
    holdsPart: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
    rows: fc.array(relationRow, { maxLength: 6 }),
    directives: fc.array(directive, { maxLength: 6 }),
  })
  .chain(facts => tables(facts.role, facts.asker.purpose).map(both => ({ ...facts, ...both, now: NOW })))

export const need: fc.Arbitrary<Category[]> = fc.oneof(
  { weight: 6, arbitrary: fc.uniqueArray(fc.constantFrom(...NEAR), { minLength: 1, maxLength: 2 }) },
  fc.uniqueArray(fc.constantFrom(...CATEGORIES), { maxLength: 3 }),
)

/** What somebody asks of an owner, under an agreement that opens things to two roles for three purposes. */
export const ask = fc.record({
  agreement: scattered(),
  own: scattered(),
  role: fc.constantFrom<Role>('CASE_WORKER', 'COORDINATOR'),
  purpose: fc.constantFrom<Purpose>('TRAINING', 'OUTREACH', 'AUDIT'),
  member,
  owner: fc.constantFrom(...OWNERS),
  subject: fc.constantFrom('case' as const, 'consortium' as const),
  need,
})

function scattered(): fc.Arbitrary<TableFile> {
  const cell: fc.Arbitrary<TableCell> = fc.record({
    role: fc.constantFrom<Role>('CASE_WORKER', 'COORDINATOR'),
    purpose: fc.constantFrom<Purpose>('TRAINING', 'OUTREACH', 'AUDIT'),
    relation: fc.constantFrom(...RELATIONS),
    free: opened,
    ifConsented: opened,
  })
  const selector = (one: TableCell) => `${one.role} ${one.purpose} ${one.relation}`
  return fc
    .uniqueArray(cell, { selector, maxLength: 20 })
    .map(cells => ({ digest: DIGEST, longestTermDays: TERM, cells }))
}
