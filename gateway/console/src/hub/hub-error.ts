/** The hub refused, or could not be reached. `code` is stable; the catalogues have a sentence for it. */
export class HubError extends Error {
  readonly code: string
  /** To find the request again in the logs. */
  readonly requestId: string | undefined

  constructor(code: string, requestId?: string) {
    super(code)
    this.name = 'HubError'
    this.code = code
    this.requestId = requestId
  }
}

/** The code of whatever was thrown. */
export function codeOf(error: unknown): string {
  return error instanceof HubError ? error.code : 'CONSOLE_FAULT'
}
