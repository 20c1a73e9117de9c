/** Why an agreement does not compile: one line each, naming file and policy. Nothing has been written. */
export class AgreementError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'AgreementError'
    this.problems = problems
  }
}

/** Throws where there are problems; all of them at once, so that one run shows what there is to mend. */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new AgreementError(problems)
}

/** The part of Cedar's errors that is worth showing. */
interface CedarError {
  readonly message: string
  readonly help: string | null
}

/** One line of what Cedar says. */
export function said({ message, help }: CedarError): string {
  return (help === null ? message : `${message} (${help})`).replaceAll(/\s+/g, ' ')
}
