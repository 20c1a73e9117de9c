import { look, type PerturbationTable } from './perturbation-table.ts'

/**
 * A count with its noise: the same for the same key, whoever asks and how often. Zero stays zero.
 *
 * @param most how many units one case adds at most in this cell. The noise must hide a case, not a unit, so it is as
 *   many times larger; what a case adds is 1 where cases are counted.
 */
export function perturbCount(table: PerturbationTable, count: number, key: number, most = 1): number {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('a count is a whole number from 0')
  if (count === 0) return 0
  if (!Number.isSafeInteger(most) || most < 1 || most > count) throw new RangeError('a case adds 1 to all of a cell')
  const last = table.rows.length - 1
  const row = table.rows[Math.min(Math.floor(count / most), last)]
  if (row === undefined) throw new RangeError('the table has no such row')
  return count + most * look(row, key)
}
