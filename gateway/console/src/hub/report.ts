/** Why a value is `null`, as the hub reports it beside the data. */
export interface Withheld {
  /** `EmergencyFile.legalName` */
  readonly field: string
  /** A member's code, or `registry`. */
  readonly owner: string
  readonly reason: string
  readonly remedy: 'NONE' | 'CHANGE_PURPOSE' | 'REQUEST_ACCESS' | 'ASK_CONSENT' | 'RETRY_LATER'
  /** Absent where it follows from role and purpose alone, so that nobody was asked. */
  readonly cases?: readonly string[]
}

export interface ReleaseReport {
  readonly requestId: string
  readonly withheld: readonly Withheld[]
  /** Members that did not answer. */
  readonly unavailable: readonly { readonly owner: string }[]
}

export const NO_REPORT: ReleaseReport = { requestId: '', withheld: [], unavailable: [] }
