/** One value that the noise may take, and its probability. */
export interface Outcome {
  readonly noise: number
  readonly probability: number
}

/** What a distribution of noise must keep to, besides summing to one with mean zero. */
export interface NoiseLimits {
  readonly variance: number
  /** `atMost`: less is allowed where more would not be the freest choice. */
  readonly varianceIs: 'atMost' | 'exactly'
  /** The least probability of no noise at all. */
  readonly stay: number
  /** Whether probabilities must not fall from the most negative noise up to zero, where zero is possible. */
  readonly monotone: boolean
}

/** No distribution of noise meets the limits: the parameters contradict each other. */
export class NoiseImpossibleError extends Error {
  override readonly name = 'NoiseImpossibleError'
}

/** Values that share one probability: the mean of their noise and of its square, and how many there are. */
interface Group {
  readonly members: readonly number[]
  readonly mean: number
  readonly square: number
}

/**
 * The distribution of greatest entropy over these values of noise (ascending): sum one, mean zero, variance within the
 * limit. Any other distribution would assume something that nobody decided.
 *
 * Its probabilities are exp(a + b·v + c·v²). Two limits are no equations, and are found by trying: where probabilities
 * would fall towards zero, neighbours are joined and share one; where no noise would be too rare, its share is fixed.
 *
 * @throws NoiseImpossibleError
 */
export function maximumEntropy(noises: readonly number[], limits: NoiseLimits): Outcome[] {
  let groups = noises.map(noise => groupOf([noise]))
  const zero = noises.indexOf(0)
  for (;;) {
    const probabilities = distribution(groups, limits)
    const each = new Map(
      groups.flatMap((group, at) => group.members.map(noise => [noise, probabilities[at] as number])),
    )
    const falls =
      limits.monotone && zero >= 0
        ? noises.slice(0, zero).findIndex((noise, at) => at < zero && above(each, noise, noises[at + 1] as number))
        : -1
    if (falls < 0) return noises.map(noise => ({ noise, probability: each.get(noise) as number }))
    groups = joined(groups, noises[falls] as number, noises[falls + 1] as number)
  }
}

function above(each: ReadonlyMap<number, number>, one: number, next: number): boolean {
  return (each.get(one) as number) > (each.get(next) as number) + 1e-13
}

function joined(groups: readonly Group[], one: number, next: number): Group[] {
  const ends = [one, next].map(noise => groups.findIndex(group => group.members.includes(noise)))
  const [first, second] = ends as [number, number]
  const both = groupOf([...(groups[first] as Group).members, ...(groups[second] as Group).members])
  return groups.flatMap((group, at) => (at === first ? [both] : at === second ? [] : [group]))
}

function groupOf(members: readonly number[]): Group {
  const sum = (value: (noise: number) => number) => members.reduce((total, noise) => total + value(noise), 0)
  const count = members.length
  return { members, mean: sum(noise => noise) / count, square: sum(noise => noise ** 2) / count }
}

/** The probability of each group's members. */
function distribution(groups: readonly Group[], limits: NoiseLimits): number[] {
  const free = within(groups, 1, 0, limits)
  const zero = groups.findIndex(group => group.members.includes(0))
  if (zero < 0 || (free[zero] as number) >= limits.stay) return free
  // Beside a fixed share of no noise the rest has the whole mean and variance to itself.
  const { members } = groups[zero] as Group
  if (members.length > 1) throw new NoiseImpossibleError('no noise cannot be as frequent as asked for')
  const rest = groups.filter((_, at) => at !== zero)
  const others = within(rest, 1 - limits.stay, 0, limits)
  return groups.map((_, at) => (at === zero ? limits.stay : (others[at < zero ? at : at - 1] as number)))
}

function within(groups: readonly Group[], mass: number, mean: number, limits: NoiseLimits): number[] {
  const spread = tilt(groups, mass, mean, undefined)
  if (limits.varianceIs === 'atMost' && spread !== undefined && varianceOf(groups, spread) <= limits.variance)
    return spread
  const bound = tilt(groups, mass, mean, limits.variance)
  if (bound === undefined) throw new NoiseImpossibleError('the variance is too small for noise that averages out')
  return bound
}

function varianceOf(groups: readonly Group[], probabilities: readonly number[]): number {
  return groups.reduce(
    (sum, { square, members }, at) => sum + square * members.length * (probabilities[at] as number),
    0,
  )
}

const MOST_STEPS = 500
/** Far below the eight decimal places to which reference tables are printed. */
const CLOSE_ENOUGH = 1e-13

/**
 * Newton's method on the two multipliers (one, without a variance), halving steps that do not help. Undefined where
 * there is no such distribution: then the multipliers run away.
 */
function tilt(
  groups: readonly Group[],
  mass: number,
  mean: number,
  variance: number | undefined,
): number[] | undefined {
  const scale = Math.max(...groups.map(group => Math.abs(group.mean)), 1)
  const features = groups.map(({ mean: first, square }) =>
    variance === undefined ? [first / scale] : [first / scale, square / scale ** 2],
  )
  const targets = variance === undefined ? [mean / scale] : [mean / scale, variance / mass / scale ** 2]
  let state = evaluate(
    groups,
    features,
    targets,
    targets.map(() => 0),
  )
  const found = () => state.probabilities.map(one => one * mass)
  for (let step = 0; step < MOST_STEPS; step++) {
    if (state.distance < CLOSE_ENOUGH) return found()
    const direction = solve(state.hessian, state.gradient)
    if (direction === undefined) break
    let length = 1
    let next = state
    do {
      next = evaluate(
        groups,
        features,
        targets,
        state.multipliers.map((one, at) => one - length * (direction[at] as number)),
      )
      length /= 2
      // Close to the end the value no longer moves in a double; the distance still does.
    } while (!(next.value < state.value || next.distance < state.distance) && length > 1e-9)
    if (!(next.value < state.value || next.distance < state.distance)) break
    if (next.multipliers.some(one => !Number.isFinite(one) || Math.abs(one) > 1e4)) return undefined
    state = next
  }
  return state.distance < 1e-10 ? found() : undefined
}

interface State {
  readonly multipliers: readonly number[]
  readonly probabilities: readonly number[]
  /** The dual: convex in the multipliers, least where the moments fit. */
  readonly value: number
  readonly gradient: readonly number[]
  /** How far the moments are off. */
  readonly distance: number
  readonly hessian: readonly (readonly number[])[]
}

function evaluate(
  groups: readonly Group[],
  features: readonly (readonly number[])[],
  targets: readonly number[],
  multipliers: readonly number[],
): State {
  const exponents = features.map(feature => dot(feature, multipliers))
  const highest = Math.max(...exponents)
  const weights = exponents.map((exponent, at) => ({
    each: Math.exp(exponent - highest),
    count: (groups[at] as Group).members.length,
  }))
  const total = weights.reduce((sum, { each, count }) => sum + each * count, 0)
  const probabilities = weights.map(({ each }) => each / total)
  const expected = targets.map((_, k) => average(groups, probabilities, at => (features[at] as number[])[k] as number))
  const hessian = targets.map((_, k) =>
    targets.map((_, l) => {
      const product = average(groups, probabilities, at => {
        const feature = features[at] as number[]
        return (feature[k] as number) * (feature[l] as number)
      })
      return product - (expected[k] as number) * (expected[l] as number)
    }),
  )
  const gradient = expected.map((one, k) => one - (targets[k] as number))
  return {
    multipliers,
    probabilities,
    value: highest + Math.log(total) - dot(multipliers, targets),
    gradient,
    distance: Math.hypot(...gradient),
    hessian,
  }
}

function average(groups: readonly Group[], probabilities: readonly number[], value: (at: number) => number): number {
  return groups.reduce((sum, { members }, at) => sum + members.length * (probabilities[at] as number) * value(at), 0)
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, one, at) => sum + one * (b[at] as number), 0)
}

/** One or two linear equations. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = matrix
  const [x = 0, y = 0] = right
  if (right.length === 1) return a > 1e-300 ? [x / a] : undefined
  const determinant = a * d - b * c
  if (!(Math.abs(determinant) > 1e-300)) return undefined
  return [(d * x - b * y) / determinant, (a * y - c * x) / determinant]
}
