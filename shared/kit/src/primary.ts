import pg from 'pg'

/** How to reach one server; more of it than the address is the same for all. */
type Address = URL

/**
 * A pool over several servers of which one takes writes: the primary, and standbys that may be promoted to it. A
 * connection that meets a standby, or nobody, is made to the next server, each server once, and then fails as any
 * connection does that meets nobody; it is for the caller to try again. Connections to a primary that has died are lost,
 * and replaced by ones to the new.
 */
export function primaryAmong(addresses: readonly Address[], config: Omit<pg.PoolConfig, 'connectionString'>): pg.Pool {
  let current = 0
  // The next connection starts where the last one succeeded: in ordinary times nobody asks a standby.
  const leave = (address: Address | undefined): void => {
    if (address === addresses[current]) current = (current + 1) % addresses.length
  }

  class PrimaryClient extends pg.Client {
    readonly address: Address | undefined = addresses[current]
    /** A server reports it at the start of a session, and again when it is promoted or made to read only. */
    readonly #reported = new Map<string, string>()

    constructor(options: pg.ClientConfig) {
      super({ ...options, connectionString: addresses[current]?.href ?? '' })
      const { connection } = this as unknown as { connection: NodeJS.EventEmitter }
      connection.on('parameterStatus', ({ parameterName, parameterValue }: ParameterStatus) => {
        this.#reported.set(parameterName, parameterValue)
      })
    }

    get takesWrites(): boolean {
      const isOff = (name: string) => this.#reported.get(name) === 'off'
      return isOff('in_hot_standby') && isOff('default_transaction_read_only')
    }
  }

  class PrimaryPool extends pg.Pool {
    override connect(): Promise<pg.PoolClient>
    override connect(callback: Parameters<pg.Pool['connect']>[0]): void
    override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
      const connected = this.#tryEach()
      if (callback === undefined) return connected
      connected.then(
        client => callback(undefined, client, client.release),
        (error: Error) => callback(error, undefined, () => {}),
      )
      return undefined
    }

    async #tryEach(): Promise<pg.PoolClient> {
      const tried = new Set<Address | undefined>()
      for (;;) {
        const address = addresses[current]
        tried.add(address)
        try {
          return await super.connect()
        } catch (error) {
          // Where all connections are taken, or another attempt has found it out already, the address may be right.
          if (!meetsNobody(error)) throw error
          leave(address)
          if (tried.has(addresses[current])) throw error
        }
      }
    }
  }
  return new PrimaryPool({
    ...config,
    Client: PrimaryClient as unknown as new () => pg.ClientBase,
    async onConnect(client) {
      if (!(client instanceof PrimaryClient) || !client.takesWrites) throw new NotPrimaryError()
    },
  })
}

/** A server that was reached, and takes no writes. */
export class NotPrimaryError extends Error {
  override readonly name = 'NotPrimaryError'
  readonly code = 'NOT_PRIMARY'

  constructor() {
    super('the server takes no writes')
  }
}

interface ParameterStatus {
  readonly parameterName: string
  readonly parameterValue: string
}

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: boolean | Error) => void,
) => void

/** Of the server, or of the way to it; never of a login that is refused, which would be refused everywhere. */
function meetsNobody(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // Starting up, shutting down, standby that takes no connections.
  if (error instanceof NotPrimaryError || /^57P0[123]$/.test(code)) return true
  return /^E[A-Z]+$/.test(code) || error.message.startsWith('Connection terminated')
}
