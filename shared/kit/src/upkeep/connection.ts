import type pg from 'pg'
import { createPool } from '../pool.ts'

/** One connection, to the server that takes writes. */
export interface Connection {
  readonly client: pg.ClientBase
  /** What is under way fails. May be called again. */
  end(): Promise<void>
}

export async function connect(databaseUrl: string): Promise<Connection> {
  const pool = createPool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 5_000 })
  try {
    const client = await pool.connect()
    let ended: Promise<void> | undefined
    return {
      client,
      end() {
        ended ??= (async () => {
          client.release(true)
          await pool.end()
        })()
        return ended
      },
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}
