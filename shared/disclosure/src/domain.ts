import { dimensionOf, type Plan } from './plan.ts'

/** The codes of one cell, in the order of its table's dimensions. */
export type CellCodes = readonly string[]

/**
 * Every cell of a table, empty ones included: which cells exist tells nothing. The last dimension changes fastest.
 */
export function cellsOf(plan: Plan, by: readonly string[]): CellCodes[] {
  return by.reduce<string[][]>(
    (cells, dimension) => cells.flatMap(cell => dimensionOf(plan, dimension).codes.map(({ code }) => [...cell, code])),
    [[]],
  )
}

/** Where the dimension that another determines has a code that it cannot have: nothing can ever be counted there. */
export function isImpossible({ derived }: Plan, by: readonly string[], cell: CellCodes): boolean {
  return derived.some(({ dimension, from, codes }) => {
    const source = cell[by.indexOf(from)]
    const target = cell[by.indexOf(dimension)]
    return source !== undefined && target !== undefined && codes[source] !== target
  })
}

/** Whether leaving this dimension out changes nothing, because another one of the table determines it. */
export function isRepeated({ derived }: Plan, by: readonly string[], left: string): boolean {
  return derived.some(({ dimension, from }) => dimension === left && by.includes(from))
}
