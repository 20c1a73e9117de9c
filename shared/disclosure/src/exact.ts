import { type FlexParameters, perturbAmount } from './amounts.ts'
import { perturbCount } from './counts.ts'
import { countTable, magnitudeTable, type PerturbationTable } from './perturbation-table.ts'
import type { Indicator, Plan } from './plan.ts'
import type { PerturbedCell } from './suppression.ts'

/** What a member counts for one cell. Never leaves it. */
export interface ExactCell {
  readonly cases: number
  /** Units, or a sum, each case's part clipped to the cap. */
  readonly value: number
  /** The largest part of one case in it. */
  readonly largest: number
  /** Cell keys: for counts, and another for sums. */
  readonly countKey: number
  readonly sumKey: number
}

/** Perturbs the cells of one indicator: the last thing that happens to them before they are stored. */
export type Perturb = (cell: ExactCell) => PerturbedCell

const NOTHING: PerturbedCell = { cases: 0, value: 0 }

/** @throws NoiseImpossibleError where the plan's parameters contradict each other */
export function perturbation(plan: Plan, indicator: Indicator): Perturb {
  const counts = countTable(plan.counts)
  const { measure } = indicator
  const valued = measure === 'SUM' ? sums(plan, indicator) : units(counts)
  return cell => {
    const cases = perturbCount(counts, cell.cases, cell.countKey)
    if (cases === 0) return NOTHING
    if (measure === 'CASES') return { cases, value: cases }
    // Each case has at least one unit, and so it stays.
    return { cases, value: measure === 'UNITS' ? Math.max(cases, valued(cell)) : valued(cell) }
  }
}

function units(counts: PerturbationTable) {
  return ({ value, countKey, largest }: ExactCell) => perturbCount(counts, value, countKey, largest)
}

function sums({ sums: parameters }: Plan, { flexPoint = 1, rounding = 1 }: Indicator) {
  const table = magnitudeTable(parameters)
  const flex: FlexParameters = { ...parameters, flexPoint }
  return ({ value, largest, sumKey }: ExactCell) =>
    Math.round(perturbAmount(table, flex, value, largest, sumKey) / rounding) * rounding
}

/**
 * Whether a perturbed cell can be the result of any data: what a member sends is believed no further than this.
 *
 * @param impossible whether the cell is empty by construction
 */
export function isPlausible(
  { counts, sums: parameters }: Plan,
  { measure, cap, rounding = 1 }: Indicator,
  { cases, value }: PerturbedCell,
  impossible: boolean,
): boolean {
  if (![cases, value].every(one => Number.isSafeInteger(one) && one >= 0)) return false
  if (impossible || cases === 0) return cases === 0 && value === 0
  if (cases <= counts.blocked || cases > MOST_CASES) return false
  if (measure === 'CASES') return value === cases
  const most = cases + counts.most
  if (measure === 'UNITS') return value >= cases && value <= (most + counts.most) * cap
  return value % rounding === 0 && value <= (most + parameters.most * parameters.small) * cap + rounding
}

/** More than there are defenders in the world. */
const MOST_CASES = 100_000_000
