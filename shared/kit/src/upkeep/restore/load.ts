import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { SCRIPT, STYLE } from '../backup/script.ts'
import { columnList, qualified, type Table, tablesIn } from '../backup/tables.ts'
import { UpkeepError } from '../upkeep-error.ts'

const NEWLINE = 10
const DAMAGED = 'the backup is damaged: nothing was restored'

/**
 * Loads the script of a backup into tables that migrations have made, in the client's transaction. Triggers do not run:
 * what they would make is in the backup.
 *
 * @throws UpkeepError where it is not whole, or not about these tables
 */
export async function loadScript(
  client: pg.ClientBase,
  script: AsyncIterable<Uint8Array>,
  onTable: (table: Table) => void,
): Promise<void> {
  const tables = new Map((await tablesIn(client)).map(table => [qualified(table), table]))
  await client.query(STYLE)
  for (const name of tables.keys()) await client.query(`alter table ${name} disable trigger user`)
  // Migrations put rows into some.
  await client.query(`truncate ${[...tables.keys()].join(', ')}`)
  let copying: Copying | undefined
  let whole = false
  for await (const lines of wholeLines(script)) {
    let rest = lines
    while (rest.length > 0) {
      if (copying !== undefined) {
        const { rows, ended } = untilEnd(rest)
        await copying.write(rest.subarray(0, rows))
        rest = rest.subarray(rows)
        if (!ended) continue
        rest = rest.subarray(SCRIPT.end.length)
        await copying.end()
        copying = undefined
        continue
      }
      if (whole) throw new UpkeepError(DAMAGED)
      const end = rest.indexOf(NEWLINE)
      const line = rest.subarray(0, end).toString('utf8')
      rest = rest.subarray(end + 1)
      if (line === SCRIPT.last) whole = true
      else copying = await take(client, line, tables, onTable)
    }
  }
  if (!whole || copying !== undefined) throw new UpkeepError(DAMAGED)
  for (const name of tables.keys()) await client.query(`alter table ${name} enable trigger user`)
}

/** A line between tables. */
async function take(
  client: pg.ClientBase,
  line: string,
  tables: ReadonlyMap<string, Table>,
  onTable: (table: Table) => void,
): Promise<Copying | undefined> {
  const [, sequence, value, called] = SCRIPT.sequence.exec(line) ?? []
  if (sequence !== undefined) {
    await client.query('select pg_catalog.setval($1::regclass, $2::bigint, $3::boolean)', [sequence, value, called])
    return undefined
  }
  const table = tables.get(SCRIPT.copy.exec(line)?.[1] ?? '')
  if (table === undefined || line !== `COPY ${qualified(table)} ${columnList(table)} FROM stdin;`)
    throw new UpkeepError(DAMAGED)
  onTable(table)
  return copyingInto(client.query(copyFrom(`copy ${qualified(table)} ${columnList(table)} from stdin`)))
}

interface Copying {
  write(rows: Buffer): Promise<void>
  end(): Promise<void>
}

function copyingInto(stream: Writable): Copying {
  const done = finished(stream)
  done.catch(() => {})
  return {
    async write(rows) {
      if (rows.length > 0 && !stream.write(rows)) await Promise.race([once(stream, 'drain'), done])
    },
    async end() {
      stream.end()
      await done
    },
  }
}

/** How many bytes are rows of the table that is being copied, and whether the line that ends it comes next. */
function untilEnd(lines: Buffer): { readonly rows: number; readonly ended: boolean } {
  if (lines.subarray(0, SCRIPT.end.length).equals(SCRIPT.end)) return { rows: 0, ended: true }
  const at = lines.indexOf(`\n${SCRIPT.end}`)
  return at < 0 ? { rows: lines.length, ended: false } : { rows: at + 1, ended: true }
}

/** Chunks that end where a line ends. */
async function* wholeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = []
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(NEWLINE) + 1
    if (end === 0) {
      parts.push(chunk)
      continue
    }
    yield Buffer.concat([...parts, chunk.subarray(0, end)])
    parts = end < chunk.length ? [chunk.subarray(end)] : []
  }
  if (parts.length > 0) throw new UpkeepError(DAMAGED)
}
