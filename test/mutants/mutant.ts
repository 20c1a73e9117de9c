/** One thing taken out of the code that enforces: some test must fail for want of it. */
export interface Mutant {
  /** From the root of the repository. */
  readonly file: string
  /** Stands exactly once in the file. */
  readonly text: string
  readonly replacement: string
  /** What is lost with it, in words. */
  readonly removes: string
}

/** Mutants that the same tests should notice first. */
export interface Area {
  readonly name: string
  /**
   * Test files or folders, from the root: run one after the other, behind the test file beside the mutated one and its
   * folder, and before all tests.
   */
  readonly tests: readonly string[]
  readonly mutants: readonly Mutant[]
}

/** Mutants of one file: what each removes, the text, and what stands there instead. */
export function mutantsOf(file: string, ...changes: readonly (readonly [string, string, string])[]): readonly Mutant[] {
  return changes.map(([removes, text, replacement]) => ({ file, text, replacement, removes }))
}
