import {
  type Caller,
  type Cell,
  type Expectation,
  type ExpectedCase,
  type Json,
  keyOf,
  NETWORK,
  needKey,
  PLACES,
  type Place,
} from '../oracle/index.ts'

/** Reasons that only a person's word, or its lack, can give. */
const FOR_WANT_OF_CONSENT: ReadonlySet<string> = new Set([
  'POLICY_UNKNOWN_TERM',
  'CONSENT_DENIED',
  'CONSENT_WITHDRAWN',
  'CONSENT_EXPIRED',
  'NO_CONSENT',
])

/**
 * Which cells of the agreement were seen to release a value, and which of their neighbours to withhold one. Told only
 * of answers that were compared, so that what is counted was seen over HTTP.
 */
export class Coverage {
  /** A value was released that nothing but this relation opened. */
  readonly #released = new Set<string>()
  /** A value is recorded, the relation stands and covers it, and it was withheld for want of consent. */
  readonly #unconsented = new Set<string>()
  /** A value is recorded and was withheld from somebody of the same role and purpose, without this relation. */
  readonly #unrelated = new Set<string>()
  /** The category was withheld in the same relation and role for another purpose. */
  readonly #otherPurpose = new Set<string>()
  readonly reasons = new Set<string>()

  wasReleased(cell: Cell): boolean {
    return this.#released.has(nameOf(cell))
  }

  /** Whether a cell that differs in one thing alone was seen to withhold. */
  wasDeniedNextTo(cell: Cell): boolean {
    if (cell.condition === 'ifConsented') return this.#unconsented.has(nameOf(cell))
    // Nobody's deny closes a holder's own file, or a list that hangs on nobody.
    if (cell.relation !== 'HOLDER' && cell.relation !== 'CONSORTIUM') return this.#unconsented.has(nameOf(cell))
    return cell.owner === NETWORK ? this.#otherPurpose.has(withoutPurpose(cell)) : this.#unrelated.has(nameOf(cell))
  }

  /** Takes in what one caller got of one case. */
  noteCase({ caller, outOfReach }: Expectation, one: ExpectedCase): void {
    for (const line of one.withheld) this.reasons.add(line.reason)
    const { registry } = one
    for (const place of placesOf('registry')) {
      const reason = outOfReach.get(keyOf('registry', place.path)) ?? registry.reasons[needKey(place.need)] ?? null
      const related = Object.fromEntries(place.need.map(category => [category, registry.relations]))
      this.#note(caller, place, reason, related, reason === null ? related : {})
    }
    for (const [member, { verdict, room }] of one.members) {
      if (room === null) continue
      for (const place of placesOf(member)) {
        if (!isRecorded(room, place.path.split('.'))) continue
        const reason = outOfReach.get(keyOf(member, place.path)) ?? verdict.reasons[needKey(place.need)] ?? null
        const stands = verdict.relations.length > 0
        this.#note(caller, place, stands ? reason : 'NO_NEED_TO_KNOW', verdict.covered, verdict.released)
      }
    }
  }

  /** Takes in what one caller got of the accommodation network. */
  noteNetwork({ caller, outOfReach, hostPlaces }: Expectation): void {
    const relation = caller.member === 'relocation' ? 'HOLDER' : 'CONSORTIUM'
    for (const place of placesOf(NETWORK)) {
      const withheld = hostPlaces === null || outOfReach.has(keyOf(NETWORK, place.path))
      for (const category of place.need) {
        const cell = { owner: NETWORK, relation, role: caller.role, purpose: caller.purpose, category }
        if (withheld) this.#otherPurpose.add(withoutPurpose(cell))
        else this.#released.add(nameOf(cell))
      }
    }
  }

  #note(
    { role, purpose, member }: Caller,
    { owner, need }: Place,
    reason: string | null,
    covered: Readonly<Record<string, readonly string[]>>,
    released: Readonly<Record<string, readonly string[]>>,
  ): void {
    for (const category of need) {
      const at = { owner, role, purpose, category }
      const opening = released[category] ?? []
      const [only] = covered[category] ?? []
      if (reason === null && opening.length === 1) this.#released.add(nameOf({ ...at, relation: opening[0] ?? '' }))
      if (reason === null) continue
      if (member !== owner) this.#unrelated.add(nameOf({ ...at, relation: 'HOLDER' }))
      const alone = covered[category]?.length === 1 && opening.length === 0
      if (alone && FOR_WANT_OF_CONSENT.has(reason)) this.#unconsented.add(nameOf({ ...at, relation: only ?? '' }))
    }
  }
}

type Coordinates = Pick<Cell, 'owner' | 'relation' | 'role' | 'purpose' | 'category'>

/** A cell in words. */
export function nameOf({ owner, relation, role, purpose, category }: Coordinates): string {
  return `${category} at ${owner} as ${relation}, ${role} for ${purpose}`
}

function withoutPurpose({ owner, relation, role, category }: Coordinates): string {
  return nameOf({ owner, relation, role, purpose: 'another purpose', category })
}

function placesOf(owner: string): readonly Place[] {
  return PLACES.filter(place => place.owner === owner)
}

/** Whether something is recorded there: a value, or a list that is not empty. */
function isRecorded(value: unknown, path: readonly string[]): boolean {
  if (Array.isArray(value)) return path.length === 0 ? value.length > 0 : value.some(item => isRecorded(item, path))
  const [name, ...rest] = path
  if (name === undefined) return value !== null && value !== undefined
  return typeof value === 'object' && value !== null && isRecorded((value as Json)[name], rest)
}
