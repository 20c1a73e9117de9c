/** Time of one call, in nanoseconds. */
export interface Figure {
  readonly median: number
  readonly fastest: number
  readonly slowest: number
  readonly samples: number
}

interface Measured {
  readonly run: () => number
  /** How many calls make one sample: long enough for the clock, short enough to take turns. */
  readonly calls: number
}

const SAMPLES = 41
const WARM_UP = 5

/** Takes turns, so that whatever else the machine does falls on all alike. */
export function measured(all: readonly Measured[]): Figure[] {
  const times = all.map((): number[] => [])
  let sink = 0
  for (let round = 0; round < SAMPLES + WARM_UP; round += 1) {
    for (const [at, { run, calls }] of all.entries()) {
      const began = process.hrtime.bigint()
      for (let call = 0; call < calls; call += 1) sink ^= run()
      const time = Number(process.hrtime.bigint() - began) / calls
      if (round >= WARM_UP) times[at]?.push(time)
    }
  }
  // Looked at, so that the calls cannot be left out.
  if (sink === 0.5) throw new Error('a mask is an integer')
  return times.map(list => {
    const sorted = list.toSorted((a, b) => a - b)
    const [fastest = 0, median = 0, slowest = 0] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)]
    return { fastest, median, slowest, samples: sorted.length }
  })
}

export function inNanoseconds({ median, fastest, slowest }: Figure): string {
  const number = (value: number) => `${Math.round(value).toLocaleString('en')} ns`
  return `${number(median).padStart(14)}      ${number(fastest)} to ${number(slowest)}`
}
