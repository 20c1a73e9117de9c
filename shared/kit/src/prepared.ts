import { createHash } from 'node:crypto'
import type pg from 'pg'

/**
 * Texts that are prepared at most. What the owners run are some dozens; lists by ever other filters make more of them,
 * and each connection keeps what it has prepared. What comes after these is run without a name.
 */
export const MOST_PREPARED = 200

/**
 * Lets every connection of a pool prepare each statement once, under a name that is the digest of its text: PostgreSQL
 * then reads and plans it once, however often it runs. Call it before the pool makes its first connection.
 */
export function prepareStatements(pool: pg.Pool): void {
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined || names.size === MOST_PREPARED) return known
    const name = createHash('sha256').update(text).digest('base64url')
    names.set(text, name)
    return name
  }
  pool.on('connect', client => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown
    const prepared = (text: unknown, values: unknown, ...rest: unknown[]) => {
      if (typeof text !== 'string' || !Array.isArray(values)) return query(text, values, ...rest)
      const name = nameOf(text)
      return query({ text, values, ...(name !== undefined && { name }) }, ...rest)
    }
    client.query = prepared as typeof client.query
  })
}
