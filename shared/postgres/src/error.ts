/** The embedded PostgreSQL cannot be started or used; the message is one line that says why. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError'
}

/** Something already listens there. */
export class PortInUseError extends PostgresError {
  readonly port: number

  constructor(port: number) {
    super(`port ${port} is in use`)
    this.port = port
  }
}
