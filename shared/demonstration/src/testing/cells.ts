import { loadAgreement } from '@hub/agreement'
import { cell, reachableRelations, type Subject, satisfies } from '@hub/decision'
import type { Mask, Relation } from '@hub/vocabulary'
import { DEMO_ASKERS, type DemoAsker } from './askers.ts'
import { type ValueField, valueFields } from './fields.ts'
import { DEFINITIONS } from './owners.ts'

export const { agreement } = loadAgreement()

/** The fields of all built subgraphs that hold values. */
export const FIELDS: readonly ValueField[] = DEFINITIONS.flatMap(valueFields)

/** What one cell of the agreement opens of one field: the unit of coverage. */
export interface Cell {
  readonly asker: DemoAsker
  readonly relation: Relation
  readonly field: ValueField
}

/** The same for whoever asks in this role, for this purpose, in this relation. */
export function nameOf({ asker, relation, field }: Cell): string {
  return `${asker.role} × ${asker.purpose} × ${relation} × ${field.coordinate}`
}

/** What the agreement opens to a role and purpose in a relation, consent or not. */
export function opened({ role, purpose }: DemoAsker, relation: Relation): Mask {
  return free({ role, purpose }, relation) | (agreement.ifConsented[cell(role, purpose, relation)] as Mask)
}

export function free({ role, purpose }: Pick<DemoAsker, 'role' | 'purpose'>, relation: Relation): Mask {
  return agreement.free[cell(role, purpose, relation)] as Mask
}

/** Every cell that some demo identity can reach, once, with one that can. */
export function reachableCells(subject: Subject): readonly Cell[] {
  const cells = FIELDS.filter(field => field.subject === subject).flatMap(field =>
    DEMO_ASKERS.flatMap(asker =>
      reachableRelations(asker.member, field.owner, subject)
        .filter(relation => satisfies(opened(asker, relation), field.need))
        .map(relation => ({ asker, relation, field })),
    ),
  )
  return [...new Map(cells.map(one => [nameOf(one), one])).values()]
}
