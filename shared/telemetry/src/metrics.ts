import type { Attributes, Meter } from '@opentelemetry/api'

/** The labels of a metric, each with all values that it can ever have. */
export type Labels = Readonly<Record<string, readonly string[]>>

interface Declared<Kind extends string, L extends Labels> {
  readonly kind: Kind
  /** One sentence: the help text of the exposition. */
  readonly meaning: string
  readonly labels: L
}

/** Grows by what is added. Exposed as `<name>_total`, from the start with 0 for every combination of labels. */
export type Counter<L extends Labels = Labels> = Declared<'counter', L>
/** How something is at the moment it is asked for. */
export type Gauge<L extends Labels = Labels> = Declared<'gauge', L>
/** How long something took, in seconds. */
export type Duration<L extends Labels = Labels> = Declared<'duration', L>

/** The metrics of a process by name: all there is to them is written down before anything is counted. */
export type Declarations = Readonly<Record<string, Counter | Gauge | Duration>>

export function counter<const L extends Labels>(meaning: string, labels: L): Counter<L> {
  return { kind: 'counter', meaning, labels }
}

export function gauge<const L extends Labels>(meaning: string, labels: L): Gauge<L> {
  return { kind: 'gauge', meaning, labels }
}

export function duration<const L extends Labels>(meaning: string, labels: L): Duration<L> {
  return { kind: 'duration', meaning, labels }
}

/** One value for each label. */
export type Values<L extends Labels> = { readonly [Name in keyof L]: L[Name][number] }

export type Instruments<D extends Declarations> = {
  readonly [Name in keyof D]: D[Name] extends Counter<infer L>
    ? { add(values: Values<L>, by?: number): void }
    : D[Name] extends Duration<infer L>
      ? { record(values: Values<L>, seconds: number): void }
      : D[Name] extends Gauge<infer L>
        ? { read(look: Look<L>): void }
        : never
}

/** Looks when it is asked; what it throws leaves the metric out this once. */
export type Look<L extends Labels> = () => Readings<L> | Promise<Readings<L>>
export type Readings<L extends Labels> = Iterable<readonly [Values<L>, number]>

/** What stands for a value that was not declared: what somebody sent can never become a label. */
export const OTHER = 'OTHER'

/** More than this, and a vocabulary is none. */
const MOST_CELLS = 500

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 75]

/**
 * Makes what is declared, on a meter. Counting is a look-up and an addition: what is exposed is read when it is asked for.
 */
export function instruments<const D extends Declarations>(meter: Meter, declarations: D): Instruments<D> {
  const made = Object.entries(declarations).map(([name, declaration]) => [name, instrument(meter, name, declaration)])
  return Object.fromEntries(made) as Instruments<D>
}

function instrument(meter: Meter, name: string, { kind, meaning, labels }: Counter | Gauge | Duration): object {
  const cells = new Cells(labels)
  if (kind === 'counter') {
    cells.fill()
    meter.createObservableCounter(name, { description: meaning }).addCallback(result => {
      for (const { attributes, count } of cells.all()) result.observe(count, attributes)
    })
    return {
      add(values: Values<Labels>, by = 1) {
        cells.at(values).count += by
      },
    }
  }
  if (kind === 'duration') {
    const histogram = meter.createHistogram(name, {
      description: meaning,
      advice: { explicitBucketBoundaries: SECONDS },
    })
    return {
      record: (values: Values<Labels>, seconds: number) => histogram.record(seconds, cells.at(values).attributes),
    }
  }
  const observable = meter.createObservableGauge(name, { description: meaning })
  return {
    read(look: Look<Labels>) {
      observable.addCallback(async result => {
        for (const [values, value] of await quietly(look)) result.observe(value, cells.at(values).attributes)
      })
    },
  }
}

/** A database that is down must not take the other metrics with it. */
async function quietly(look: Look<Labels>): Promise<Readings<Labels>> {
  try {
    return await look()
  } catch {
    return []
  }
}

interface Cell {
  readonly attributes: Attributes
  count: number
}

/** One cell for each combination of labels. */
class Cells {
  readonly #names: readonly string[]
  readonly #known: ReadonlyMap<string, readonly string[]>
  readonly #cells = new Map<string, Cell>()

  constructor(labels: Labels) {
    this.#names = Object.keys(labels)
    this.#known = new Map(Object.entries(labels))
    const size = [...this.#known.values()].reduce((product, values) => product * values.length, 1)
    if (size > MOST_CELLS) throw new Error('a metric has too many combinations of labels')
  }

  at(values: Values<Labels>): Cell {
    let key = ''
    for (const name of this.#names) key += `${values[name]} `
    return this.#cells.get(key) ?? this.#make(values)
  }

  /** An alarm that appears out of nothing would be no increase of anything. */
  fill(): void {
    let all: Record<string, string>[] = [{}]
    for (const [name, values] of this.#known) {
      all = all.flatMap(one => values.map(value => ({ ...one, [name]: value })))
    }
    for (const values of all) this.at(values)
  }

  all(): Iterable<Cell> {
    return this.#cells.values()
  }

  /** Under the values that were declared: what is not among them is never kept, however often it comes. */
  #make(values: Values<Labels>): Cell {
    const attributes: Attributes = {}
    let key = ''
    for (const [name, known] of this.#known) {
      const value = values[name]
      attributes[name] = value !== undefined && known.includes(value) ? value : OTHER
      key += `${attributes[name]} `
    }
    let cell = this.#cells.get(key)
    if (cell === undefined) {
      cell = { attributes, count: 0 }
      this.#cells.set(key, cell)
    }
    return cell
  }
}
