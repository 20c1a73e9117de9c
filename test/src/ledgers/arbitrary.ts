import fc from 'fast-check'

/** A moment as an owner might have recorded it, in milliseconds from now; or what PostgreSQL takes besides. */
export type Moment = number | 'infinity' | '-infinity'

export interface RandomDirective {
  readonly effect: string
  readonly categories: readonly string[]
  readonly recipients: readonly string[]
  readonly purposes: readonly string[]
  readonly legalBasis: string | null
  readonly validFrom: Moment | null
  readonly validUntil: Moment | null
  readonly recordedAt: Moment
  readonly mayContactAgain: boolean
  readonly withdrawals: readonly Moment[]
}

export interface RandomRelation {
  readonly member: string
  readonly person: string | null
  readonly kind: string
  readonly categories: readonly string[]
  readonly purposes: readonly string[]
  readonly justification: string | null
  readonly openedAt: Moment
  readonly expiresAt: Moment | null
  readonly closings: readonly Moment[]
}

/** What one owner that holds a part of a case says about it. */
export interface RandomPart {
  readonly owner: string
  readonly directives: readonly RandomDirective[]
  readonly relations: readonly RandomRelation[]
}

const MEMBERS = ['emergency', 'sustaining', 'relocation', 'training', 'advocacy', 'outreach'] as const
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Of these, each with its share. */
function mostly<Value>(...choices: readonly (readonly [weight: number, ...values: readonly Value[]])[]) {
  return fc.oneof(
    ...choices.map(([weight, ...values]) => ({ weight, arbitrary: fc.constantFrom(...(values as Value[])) })),
  )
}

/** Lists of known words; now and then an empty one, or one with a word that nobody knows. */
function words(known: readonly string[], unknown: readonly string[], most: number) {
  const some = fc.uniqueArray(fc.constantFrom(...known), { minLength: 1, maxLength: most })
  return fc.oneof(
    { weight: 22, arbitrary: some },
    { weight: 1, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: fc.tuple(some, fc.constantFrom(...unknown)).map(([list, word]) => [...list, word]) },
  )
}

const CATEGORIES = [
  'CASE_STATUS',
  'INVOLVEMENT',
  'IDENTITY',
  'CONTACT',
  'ORIGIN',
  'PROFILE',
  'THREAT',
  'HEALTH',
  'FUNDING',
  'TRAINING',
  'ADVOCACY',
  'NOTES',
  'THIRD_PARTY',
]
const PURPOSES = ['EMERGENCY_PROTECTION', 'CASE_COORDINATION', 'ADVOCACY_PUBLIC', 'DOUBLE_FUNDING_CHECK']

const directive: fc.Arbitrary<RandomDirective> = fc.record({
  effect: mostly([14, 'PERMIT'], [5, 'DENY'], [1, 'PROHIBIT', 'permit', '']),
  categories: words(CATEGORIES, ['BIOMETRICS', 'OPEN', 'identity', ''], 9),
  recipients: words([...MEMBERS, 'ANY_MEMBER', 'SECRETARIAT'], ['PRESS', 'secretariat', 'eu', 'EVERYONE'], 4),
  purposes: words(PURPOSES, ['MARKETING', ''], 3),
  legalBasis: mostly<string | null>([10, 'CONSENT'], [3, 'VITAL_INTEREST', 'PUBLIC_INTEREST'], [1, null, 'CONTRACT']),
  validFrom: mostly<Moment | null>([12, -400 * DAY, -10 * DAY], [2, 10 * DAY], [1, null, '-infinity', 'infinity']),
  validUntil: mostly<Moment | null>([12, 200 * DAY, 10 * DAY], [3, -5 * DAY, -400 * DAY], [1, null, 'infinity']),
  // Nine hundred days ago one of the members had not joined yet.
  recordedAt: mostly<Moment>([10, -400 * DAY, -900 * DAY, -DAY], [1, DAY], [1, 'infinity']),
  mayContactAgain: mostly([12, true], [1, false]),
  withdrawals: mostly<readonly Moment[]>([10, []], [2, [-3 * DAY]], [1, [3 * DAY], [3 * DAY, -3 * DAY]]),
})

const relation: fc.Arbitrary<RandomRelation> = fc
  .record({
    member: mostly<string>([20, ...MEMBERS], [1, 'eu', 'secretariat', 'nobody']),
    by: mostly([6, 'own'], [1, 'machine', 'other', 'none']),
    kind: mostly([12, 'REFERRED', 'GRANTED', 'CO_HOLDER', 'EMERGENCY'], [1, 'HOLDER', 'COORDINATING', 'FRIEND']),
    categories: words([...CATEGORIES, 'OPEN'], ['BIOMETRICS', 'health'], 9),
    purposes: words(PURPOSES, ['MARKETING'], 3),
    justification: mostly<string | null>([8, 'a call in the night'], [1, null, '', '  ']),
    openedAt: mostly<Moment>([8, -10 * DAY, -HOUR], [2, -5 * HOUR], [1, DAY, '-infinity', 'infinity']),
    expiresAt: mostly<Moment | null>([8, 100 * DAY, 3 * HOUR], [2, -DAY, null], [1, 'infinity', '-infinity']),
    closings: mostly<readonly Moment[]>([8, []], [1, [-HOUR], [DAY]]),
  })
  .map(({ by, ...row }) => ({ ...row, person: personOf(by, row.member) }))

function personOf(by: string, member: string): string | null {
  switch (by) {
    case 'own':
      return `case-worker@${member}.example`
    case 'machine':
      return `${member}-system`
    case 'other':
      return `dpo@${member}.example`
    default:
      return null
  }
}

/** One case: who holds a part, and what each of them recorded. */
export const randomCase: fc.Arbitrary<readonly RandomPart[]> = fc
  .uniqueArray(fc.constantFrom(...MEMBERS), { minLength: 1, maxLength: 3 })
  .chain(owners =>
    fc.tuple(
      ...owners.map(owner =>
        fc.record({
          owner: fc.constant(owner),
          directives: fc.array(directive, { maxLength: 4 }),
          relations: fc.array(relation, { maxLength: 4 }),
        }),
      ),
    ),
  )
