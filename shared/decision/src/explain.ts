import {
  bit,
  type Category,
  categoriesIn,
  EMERGENCY_HOURS,
  EVERY_CATEGORY,
  isRelation,
  type Mask,
  type Owner,
  type Purpose,
  type Reason,
  type Relation,
  type Role,
} from '@hub/vocabulary'
import { combineDirectives, type DirectiveRow, isDated, isDirectiveUnderstood } from './consent.ts'
import { type CaseFacts, NO_FACTS, releaseMask, type Standing } from './decide.ts'
import { question } from './deciders.ts'
import { reachableRelations, staticReason } from './reachable.ts'
import { decide, reasonFor } from './reason.ts'
import { type Asker, isRelationUnderstood, type RelationRow, standingsOf } from './standing.ts'
import { cell, type DecisionTable } from './table.ts'

/** A row together with its id in the ledger: an explanation names rows. */
export type Recorded<Row> = Row & { readonly id: string }

/** What one owner's ledger says about one case. */
export interface RecordedLedger {
  readonly holdsPart: boolean
  readonly directives: readonly Recorded<DirectiveRow>[]
  readonly relations: readonly Recorded<RelationRow>[]
  /** The moment at which it was read. Epoch milliseconds. */
  readonly now: number
}

/** Whose view of the case is explained; not who asks for the explanation. */
export interface ExplainedCaller {
  readonly sub: string
  readonly member: string
  readonly role: Role
  readonly purpose: Purpose
}

/** Why one field of one case is released to a caller, or is not. Ids and words, never a value. */
export interface Explanation {
  readonly released: boolean
  /** Null where it is released. */
  readonly reason: Reason | null
  readonly ways: readonly Way[]
  /** The directives that decided; none where no directive had a say. */
  readonly directives: readonly DecidingDirective[]
}

/** A way in which the caller stands to the case, or could. */
export interface Way {
  readonly relation: Relation
  /** Id of the row; null where the relation follows from who asks, or where there is no row. */
  readonly row: string | null
  readonly state: WayState
  readonly terms: readonly Term[]
}

/**
 * `ABSENT`: there is no such row. `UNDATED`: it has no end, and needs one. `NOT_COVERED`: the row is open, but for other
 * purposes, another person, or without the justification that it needs.
 */
export type WayState =
  | 'OPEN'
  | 'ABSENT'
  | 'NOT_YET_OPEN'
  | 'EXPIRED'
  | 'CLOSED'
  | 'UNDATED'
  | 'NOT_COVERED'
  | 'NOT_UNDERSTOOD'

/** What the owner's table says of one category that the field needs, in one relation. */
export interface Term {
  readonly category: Category
  readonly condition: 'ALWAYS' | 'WITH_CONSENT' | 'NEVER'
  /** The policies that say so; none: no policy permits it. Null: it was not kept. */
  readonly policies: readonly string[] | null
  /** Whether this way opens the category here and now. */
  readonly opened: boolean
}

/** What a directive says to the caller about some category that the field needs. */
export interface DecidingDirective {
  readonly id: string
  /** `WITHDRAWN`, `EXPIRED`: it would permit. `NOTHING`: it should permit something, and is not understood or undated. */
  readonly says: 'PERMITS' | 'DENIES' | 'WITHDRAWN' | 'EXPIRED' | 'NOTHING'
  readonly understood: boolean
  readonly categories: readonly Category[]
}

/**
 * Explains one decision by making it again: every statement is an answer of the rules themselves, asked about one row,
 * one directive or one category at a time. Pure.
 *
 * @param agreement the consortium's table, `own` the owner's
 * @param need all categories of the field, those of what it sits in included
 */
export function explain(
  agreement: DecisionTable,
  own: DecisionTable,
  owner: Owner,
  caller: ExplainedCaller,
  need: Mask,
  ledger: RecordedLedger,
): Explanation {
  const { sub, member, role, purpose } = caller
  const asker: Asker = { sub, member, purpose, isPerson: role !== 'PARTNER_SYSTEM' }
  const facts: CaseFacts = {
    standings: standingsOf(ledger.relations, ledger.holdsPart, asker, owner, ledger.now),
    ...combineDirectives(ledger.directives, member, purpose, ledger.now),
  }
  const decision = decide(agreement, own, role, purpose, facts)
  const reason = staticReason(agreement, own, need, role, purpose, member, owner, 'case') ?? reasonFor(decision, need)
  const ways = waysOf(asker, owner, ledger).map(({ standing, ...way }) => ({
    ...way,
    terms: termsOf(own, role, purpose, way.relation, need, { ...facts, standings: standing ? [standing] : [] }),
  }))
  const matters = consentMatters(own, role, purpose, facts.standings)
  return {
    released: reason === null,
    reason,
    ways,
    directives: directivesOf(ledger, caller, {
      deny: need & matters.deny,
      // Beside a deny no permit has a say.
      permit: need & matters.permit & ~facts.denied,
      lack: need & matters.permit & ~facts.denied & ~decision.mask,
    }),
  }
}

interface FoundWay {
  readonly relation: Relation
  readonly row: string | null
  readonly state: WayState
  /** What the row opens, where it is open. */
  readonly standing: Standing | undefined
}

/** Every relation that the caller's organisation can have here, with the rows that give it or would have. */
function waysOf(asker: Asker, owner: Owner, { holdsPart, relations, now }: RecordedLedger): FoundWay[] {
  const reachable = reachableRelations(asker.member, owner, 'case')
  const absent = (relation: Relation): FoundWay => ({ relation, row: null, state: 'ABSENT', standing: undefined })
  if (!holdsPart || reachable.length === 0) return (reachable.length === 0 ? NOWHERE : reachable).map(absent)
  const rows = relations.filter(row => row.member === asker.member)
  // A kind that nobody knows gives no relation at all.
  const strange = rows
    .filter(row => !isRelation(row.kind))
    .map((row): FoundWay => ({ relation: 'NONE', row: row.id, state: stateOf(row, now), standing: undefined }))
  const known = reachable.flatMap((relation): FoundWay[] => {
    if (relation === 'HOLDER' || relation === 'COORDINATING') {
      const [standing] = standingsOf([], holdsPart, asker, owner, now)
      return [{ relation, row: null, state: 'OPEN', standing }]
    }
    const found = rows.filter(row => row.kind === relation)
    if (found.length === 0) return [absent(relation)]
    return found.map(row => {
      const [standing] = standingsOf([row], holdsPart, asker, owner, now)
      return { relation, row: row.id, state: standing ? 'OPEN' : stateOf(row, now), standing }
    })
  })
  return [...known, ...strange]
}

const NOWHERE: readonly Relation[] = ['NONE']

/** Why a row that opens nothing does not. That it opens nothing was decided elsewhere. */
function stateOf(row: RelationRow, now: number): WayState {
  if (row.closedAt !== null) return 'CLOSED'
  if (!isRelationUnderstood(row)) return 'NOT_UNDERSTOOD'
  if (row.expiresAt === null && row.kind !== 'CO_HOLDER') return 'UNDATED'
  if (row.openedAt > now) return 'NOT_YET_OPEN'
  const end = row.kind === 'EMERGENCY' ? row.openedAt + EMERGENCY_HOURS * 3_600_000 : Infinity
  if (Math.min(row.expiresAt ?? Infinity, end) <= now) return 'EXPIRED'
  return 'NOT_COVERED'
}

function termsOf(
  own: DecisionTable,
  role: Role,
  purpose: Purpose,
  relation: Relation,
  need: Mask,
  facts: CaseFacts,
): Term[] {
  const at = cell(role, purpose, relation)
  const opened = releaseMask(own, role, purpose, facts)
  return categoriesIn(need).map(category => ({
    category,
    condition: conditionOf(own, at, bit(category)),
    policies: own.deciders?.[question(role, purpose, relation, category)] ?? null,
    opened: (opened & bit(category)) !== 0,
  }))
}

function conditionOf({ free, ifConsented }: DecisionTable, at: number, category: Mask): Term['condition'] {
  if ((free[at] as Mask) & category) return 'ALWAYS'
  return (ifConsented[at] as Mask) & category ? 'WITH_CONSENT' : 'NEVER'
}

/** The categories in which a permit, or a deny, can change what these rows open: asked of the decision itself. */
function consentMatters(own: DecisionTable, role: Role, purpose: Purpose, standings: readonly Standing[]) {
  const masks = standings.map(standing => {
    const opens = (facts: Partial<CaseFacts>) =>
      releaseMask(own, role, purpose, { ...NO_FACTS, standings: [standing], ...facts })
    const most = opens({ permitted: EVERY_CATEGORY })
    return { permit: most & ~opens({}), deny: most & ~opens({ permitted: EVERY_CATEGORY, denied: EVERY_CATEGORY }) }
  })
  return masks.reduce((all, one) => ({ permit: all.permit | one.permit, deny: all.deny | one.deny }), {
    permit: 0,
    deny: 0,
  })
}

/** The categories in which a deny, a permit, or the lack of a permit decides. */
interface Say {
  readonly deny: Mask
  readonly permit: Mask
  readonly lack: Mask
}

function directivesOf(
  { directives, now }: RecordedLedger,
  { member, purpose }: ExplainedCaller,
  say: Say,
): DecidingDirective[] {
  return directives.flatMap(directive => {
    const { permitted, denied, withdrawn, expired } = combineDirectives([directive], member, purpose, now)
    const understood = isDirectiveUnderstood(directive, now)
    const said = (says: DecidingDirective['says'], mask: Mask): DecidingDirective[] =>
      mask === 0 ? [] : [{ id: directive.id, says, understood, categories: categoriesIn(mask) }]
    const lost = directive.effect === 'PERMIT' ? lostBy(directive, understood, member, purpose, now) : 0
    return [
      ...said('DENIES', denied & say.deny),
      ...said('PERMITS', permitted & say.permit),
      ...said('WITHDRAWN', withdrawn & say.lack),
      ...said('EXPIRED', expired & say.lack),
      ...said('NOTHING', lost & say.lack),
    ]
  })
}

/** What a permit was meant to permit, and does not because of how it was written. */
function lostBy(permit: DirectiveRow, understood: boolean, member: string, purpose: Purpose, now: number): Mask {
  // It might have been about anything.
  if (!understood) return EVERY_CATEGORY
  if (permit.withdrawnAt !== null || isDated(permit)) return 0
  const dated = { ...permit, validFrom: permit.validFrom ?? now, validUntil: permit.validUntil ?? now + 1 }
  return combineDirectives([dated], member, purpose, now).permitted
}
