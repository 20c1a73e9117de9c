import { MEMBERS_SHOWN } from '@hub/demonstration/authoring'
import { OWNERS } from '@hub/vocabulary'
import pg from 'pg'
import type { Databases } from '../data/databases.ts'
import { copiesOf, copyCases } from './copy-cases.ts'

/** Ids of cases, spread over all that there are. */
export type BulkIds = readonly string[]

/** How many of them are asked for in turn: far more than stay in PostgreSQL's own buffers. */
const ASKED = 400

/**
 * Lets the databases grow: every member holds a part of every copy of a few usual cases.
 *
 * @param sizes cases of each member, ascending
 */
export async function* growDatabases(
  databases: Databases,
  sizes: readonly number[],
  onProgress: (text: string) => void,
  signal: AbortSignal,
): AsyncGenerator<{ readonly size: number; readonly ids: BulkIds }> {
  const templates = databases.made.usual.cases.map(({ id }) => id)
  let copies = 0
  for (const size of sizes) {
    const wanted = Math.ceil(size / templates.length)
    const began = performance.now()
    // Two at a time: as many as the smallest machine has cores.
    const waiting = [...OWNERS].values()
    const from = copies + 1
    const inTurn = async (): Promise<void> => {
      for (const owner of waiting) {
        signal.throwIfAborted()
        await using connection = await connect(databases.adminUrl(owner), signal)
        await copyCases(connection.client, templates, from, wanted).catch((error: unknown) => {
          signal.throwIfAborted()
          throw error
        })
        onProgress(`${owner} has ${size.toLocaleString('en')} cases`)
      }
    }
    await Promise.all([inTurn(), inTurn()])
    copies = wanted
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    onProgress(`${MEMBERS_SHOWN.length} members hold ${size.toLocaleString('en')} cases each, after ${seconds} s more`)
    yield { size, ids: copiesOf(templates, copies, ASKED) }
  }
}

/** A statement that runs when the signal comes is cancelled: one table may take minutes. */
async function connect(connectionString: string, signal: AbortSignal) {
  const client = await open(connectionString)
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const cancel = () =>
    void open(connectionString)
      .then(other => other.query('select pg_cancel_backend($1)', [rows[0]?.pid]).finally(() => other.end()))
      // The server that goes down ends the statement as well.
      .catch(() => {})
  signal.addEventListener('abort', cancel)
  return {
    client,
    [Symbol.asyncDispose]: () => {
      signal.removeEventListener('abort', cancel)
      return client.end()
    },
  }
}

async function open(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  await client.connect()
  return client
}
