import type { Owner } from '@hub/vocabulary'
import pg from 'pg'

/** One connection to each owner's database, by the login that migrates. */
export interface Databases extends AsyncDisposable {
  readonly of: (owner: Owner) => pg.Client
}

/** @throws the error of the first database that cannot be reached; no connection is left open then */
export async function openDatabases(
  urls: Readonly<Partial<Record<Owner, string>>>,
  owners: readonly Owner[],
): Promise<Databases> {
  const clients = new Map(owners.map(owner => [owner, new pg.Client({ connectionString: urls[owner] })]))
  const close = async () => {
    await Promise.allSettled([...clients.values()].map(client => client.end()))
  }
  try {
    await Promise.all([...clients.values()].map(client => client.connect()))
  } catch (error) {
    await close()
    throw error
  }
  return {
    of(owner) {
      const client = clients.get(owner)
      if (client === undefined) throw new RangeError(`no connection to \`${owner}\``)
      return client
    },
    [Symbol.asyncDispose]: close,
  }
}

/** Runs in one transaction. What is lost in a crash is loaded again, so nothing waits for the disk. */
export async function inTransaction<Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin; set local synchronous_commit = off')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
