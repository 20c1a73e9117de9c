/** Every refusal before GraphQL: HTTP status, and what to do next. The codes are part of the contract with callers. */
export const REFUSALS = {
  UNAUTHENTICATED: {
    status: 401,
    message:
      'send a valid access token: `authorization: Bearer …`, or `DPoP …` with a proof if it is bound to a key. In the console: sign in again',
  },
  NOT_OF_THE_CONSOLE: {
    status: 403,
    message:
      "a session is for the hub's own pages: send `content-type: application/json` and `x-hub-console: 1` from there",
  },
  PURPOSE_REQUIRED: {
    status: 400,
    message: 'say what the data is for: send the header `purpose-of-use` with one of the allowed purposes',
  },
  PURPOSE_UNKNOWN: { status: 400, message: '`purpose-of-use` is not a purpose that the hub knows' },
  ROLE_REQUIRED: {
    status: 400,
    message: 'the token holds several roles: choose one with the header `acting-role`',
  },
  ROLE_UNKNOWN: { status: 400, message: '`acting-role` is not a role that the hub knows' },
  ON_BEHALF_OF_REQUIRED: {
    status: 400,
    message: 'a partner system names its end user: send `on-behalf-of` with a pseudonymous id',
  },
  ON_BEHALF_OF_INVALID: {
    status: 400,
    message: '`on-behalf-of` takes 1 to 64 characters of A-Z, a-z, 0-9, dot, underscore and hyphen',
  },
  PURPOSE_NOT_ALLOWED: { status: 403, message: 'the token does not allow this purpose' },
  ROLE_NOT_ALLOWED: { status: 403, message: 'the token does not allow this role, or its member cannot act in it' },
  OPERATION_NOT_REGISTERED: { status: 403, message: 'the operation is not registered for this client' },
  TOO_MANY_REQUESTS: { status: 429, message: 'too many requests: wait for as many seconds as `retry-after` says' },
  IDENTITY_PROVIDER_UNAVAILABLE: {
    status: 503,
    message: 'the identity provider does not answer; try again in a moment',
  },
} as const

export type RefusalCode = keyof typeof REFUSALS

/** A request that ends before GraphQL is looked at. */
export class Refusal extends Error {
  readonly code: RefusalCode
  /** What the caller may choose from, where that helps. */
  readonly allowed: readonly string[] | undefined
  /** Of the answer. */
  readonly headers: Readonly<Record<string, string>>

  constructor(code: RefusalCode, allowed?: readonly string[], headers: Readonly<Record<string, string>> = {}) {
    super(REFUSALS[code].message)
    this.code = code
    this.allowed = allowed
    this.headers = headers
  }

  /** The caller may come back after so many milliseconds. */
  static tooMany(afterMs: number): Refusal {
    return new Refusal('TOO_MANY_REQUESTS', undefined, {
      'retry-after': String(Math.max(1, Math.ceil(afterMs / 1000))),
    })
  }

  get status(): number {
    return REFUSALS[this.code].status
  }

  /** In the shape of a GraphQL response. */
  get body(): object {
    const extensions = { code: this.code, ...(this.allowed && { allowed: this.allowed }) }
    return { errors: [{ message: this.message, extensions }] }
  }
}
