import pg from 'pg'

/**
 * A pool whose lost connections are no end of the process: a query that was running rejects, an idle connection is
 * replaced, and one that is just being closed does not matter.
 */
export function createPool(config: pg.PoolConfig, onLost: (error: Error) => void = () => {}): pg.Pool {
  const pool = new pg.Pool(config)
  pool.on('error', onLost)
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}
