import { databaseAddresses } from '@hub/settings'
import pg from 'pg'
import { primaryAmong } from './primary.ts'

/**
 * A pool whose lost connections are no end of the process: a query that was running rejects, an idle connection is
 * replaced, and one that is just being closed does not matter. Where the URL names several servers, connections lead to
 * the one that takes writes.
 */
export function createPool(
  { connectionString, ...config }: pg.PoolConfig & { readonly connectionString: string },
  onLost: (error: Error) => void = () => {},
): pg.Pool {
  const urls = databaseAddresses(connectionString) ?? []
  const pool =
    urls.length > 1 ? primaryAmong(urls, config) : new pg.Pool({ ...config, connectionString: urls[0]?.href ?? '' })
  pool.on('error', onLost)
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}
