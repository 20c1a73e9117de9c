import { type CellCodes, cellsOf, isImpossible, isRepeated } from './domain.ts'
import type { Plan } from './plan.ts'
import { parentsOf } from './question.ts'

/** A perturbed cell: distinct cases, and what the table is about. */
export interface PerturbedCell {
  readonly cases: number
  readonly value: number
}

export interface ReleasedCell {
  readonly codes: CellCodes
  /** Null where it is suppressed. */
  readonly value: number | null
}

/** Perturbed cells of one table, in the order of `cellsOf`. */
export interface PerturbedTable {
  readonly by: readonly string[]
  readonly cells: readonly PerturbedCell[]
}

/**
 * What of a table is shown. Looks at perturbed values alone, so it tells nothing that these do not.
 *
 * A cell is suppressed where it has too few cases, and where it is nearly all of a parent: what the parent has besides
 * would be somebody. Cells that are empty by construction are shown as zero.
 *
 * @param parents the tables with one dimension less, in the order of `parentsOf`
 */
export function suppress(
  plan: Plan,
  { by, cells }: PerturbedTable,
  parents: readonly PerturbedTable[],
): ReleasedCell[] {
  const { leastCases, leastDifference } = plan.suppression
  const ancestors = parentsOf(by).map((left, at) => {
    const table = parents[at]
    if (table === undefined || table.by.join() !== left.join()) throw new RangeError('a parent table is missing')
    const dropped = by[at] as string
    const index = new Map(cellsOf(plan, left).map((codes, position) => [codes.join(' '), position]))
    return { table, at, index, repeated: isRepeated(plan, by, dropped) }
  })
  const domain = cellsOf(plan, by)
  if (domain.length !== cells.length) throw new RangeError('a table has every cell of its domain')
  return domain.map((codes, position) => {
    const { cases, value } = cells[position] as PerturbedCell
    if (isImpossible(plan, by, codes)) return { codes, value: 0 }
    const near = ancestors.some(({ table, at, index, repeated }) => {
      if (repeated) return false
      const parent = table.cells[index.get(codes.filter((_, left) => left !== at).join(' ')) as number]
      return parent === undefined || parent.cases - cases < leastDifference
    })
    return { codes, value: cases < leastCases || near ? null : value }
  })
}
