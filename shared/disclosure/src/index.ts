export { type FlexParameters, perturbAmount } from './amounts.ts'
export { cellKey } from './cell-key.ts'
export { perturbCount } from './counts.ts'
export { type CellCodes, cellsOf, isImpossible, isRepeated } from './domain.ts'
export { type ExactCell, isPlausible, type Perturb, perturbation } from './exact.ts'
export { maximumEntropy, NoiseImpossibleError, type NoiseLimits, type Outcome } from './max-entropy.ts'
export { closedPeriods, isClosed, type Period, parsePeriod } from './period.ts'
export {
  type CountParameters,
  countTable,
  type Entry,
  look,
  type MagnitudeParameters,
  magnitudeTable,
  type PerturbationTable,
  type Row,
} from './perturbation-table.ts'
export {
  type Dimension,
  definitionOf,
  dimensionOf,
  type Indicator,
  indicatorOf,
  indicatorsOf,
  LANGUAGES,
  type Language,
  type Plan,
  PlanError,
  readPlan,
} from './plan.ts'
export {
  type Asked,
  canonical,
  parentsOf,
  type Question,
  QuestionError,
  type QuestionFault,
} from './question.ts'
export { type PerturbedCell, type PerturbedTable, type ReleasedCell, suppress } from './suppression.ts'
