import { look, type PerturbationTable } from './perturbation-table.ts'

/** How large the noise of a sum is, after the largest contribution to it. */
export interface FlexParameters {
  /** Contributions up to here get the share `small`; from here on the share falls towards `large`. */
  readonly flexPoint: number
  readonly small: number
  readonly large: number
  /** How fast it falls. */
  readonly exponent: number
  /** The least noise, in noise units: below it, noise is raised to it. 0: as the reference does. */
  readonly least: number
}

/**
 * A sum with its noise. The noise unit of a cell is a share of its largest contribution, so that the noise hides
 * whether even that one was there.
 *
 * @param value the sum; not negative
 * @param largest the largest contribution to it
 * @param key of its own: noise of sums is independent of that of counts
 */
export function perturbAmount(
  table: PerturbationTable,
  flex: FlexParameters,
  value: number,
  largest: number,
  key: number,
): number {
  if (!(value >= 0 && largest >= 0 && largest <= value)) throw new RangeError('contributions are part of the sum')
  if (value === 0) return 0
  const share = largest < flex.flexPoint ? flex.small : shareOf(flex, largest)
  const unit = Math.min(share * largest, value)
  if (unit === 0) return value
  const noise = noiseFor(table, Math.min(value / unit, table.most), key)
  return Math.max(0, value + unit * raised(noise, flex.least, key))
}

function shareOf({ flexPoint, small, large, exponent }: FlexParameters, largest: number): number {
  const excess = (small * largest - large * flexPoint) / (large * flexPoint)
  return large * (1 + excess * ((2 * flexPoint) / (flexPoint + largest)) ** exponent)
}

/** Between two rows, of both in proportion. */
function noiseFor({ rows }: PerturbationTable, size: number, key: number): number {
  const next = rows.findIndex(row => row.size >= size)
  const upper = rows[next]
  const lower = rows[next - 1]
  if (upper === undefined) throw new RangeError('the table has no row for this size')
  if (upper.size === size || lower === undefined) return look(upper, key)
  const weight = (size - lower.size) / (upper.size - lower.size)
  return (1 - weight) * look(lower, key) + weight * look(upper, key)
}

/** Noise that is too little goes the way that it went; none at all goes by the key. */
function raised(noise: number, least: number, key: number): number {
  if (Math.abs(noise) >= least) return noise
  return noise < 0 || (noise === 0 && key < 0.5) ? -least : least
}
