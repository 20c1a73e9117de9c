/** What was found first, in words: which entry or checkpoint, and what is wrong with it. */
export interface Finding {
  readonly where: string
  readonly problem: string
}

/** Thrown out of the reading as soon as something is found. */
export class FindingError extends Error {
  override readonly name = 'FindingError'
  readonly finding: Finding

  constructor(where: string, problem: string) {
    super(`${where}: ${problem}`)
    this.finding = { where, problem }
  }
}
