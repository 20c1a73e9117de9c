import type { JSONWebKeySet } from 'jose'
import pg from 'pg'
import type { SeenLine } from '../export/format.ts'
import { type EntryRow, type KnownWords, pageOf, problemOf, wordsIn } from './rows.ts'
import type { Incarnation, LogSource, SourceCheckpoint, SourceEntry } from './source.ts'

/** Rows that are held in memory at a time. */
const PAGE = 2_000

/** A log in a database, and what its owner has cosigned of other logs. */
export interface LogDatabase extends AsyncDisposable {
  readonly source: LogSource
  readonly seen: AsyncIterable<SeenLine>
}

/**
 * A log as it stands in its owner's database at one moment, by any login that may read it. Beyond what the leaves say,
 * each is held against the row that it stands for, with its salts: a row that is gone, or says something else, is named,
 * unless its erasure was recorded.
 */
export async function openDatabase(url: string): Promise<LogDatabase> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  // What it was doing rejects by itself.
  client.on('error', () => {})
  await client.connect()
  try {
    // One snapshot for all: a log that is being written to grows meanwhile.
    await client.query('begin isolation level repeatable read read only')
    const words = await wordsIn(client)
    return {
      source: {
        owner: await ownerOf(client),
        keys: await keysIn(client),
        ...(await incarnationsIn(client, words)),
        fields: listsAmong(words),
      },
      seen: seenIn(client),
      [Symbol.asyncDispose]: () => client.end(),
    }
  } catch (error) {
    await client.end()
    throw error
  }
}

async function* seenIn(client: pg.Client): AsyncGenerator<SeenLine> {
  const { rows } = await client.query<Seen>('select * from ledger.cosigned order by origin, incarnation, size')
  for (const row of rows) {
    yield {
      origin: row.origin,
      checkpoint: jwsOf('hrd-log-checkpoint', row.checkpoint, row.checkpoint_kid, row.checkpoint_signature),
      x: row.checkpoint_x,
      cosignature: jwsOf('hrd-log-cosignature', row.statement, row.kid, row.signature),
    }
  }
  // Of another log than it was shown as, a checkpoint says nothing; one that declares too little is followed by a better.
  const { rows: disputed } = await client.query<Omit<Seen, 'statement' | 'kid' | 'signature'>>(
    `select * from ledger.log_dispute where reason in ('FORKED', 'REWRITTEN', 'ROLLED_BACK') order by origin, at`,
  )
  for (const row of disputed) {
    yield {
      origin: row.origin,
      checkpoint: jwsOf('hrd-log-checkpoint', row.checkpoint, row.checkpoint_kid, row.checkpoint_signature),
      x: row.checkpoint_x,
      cosignature: null,
    }
  }
}

interface Seen {
  readonly origin: string
  readonly checkpoint: string
  readonly checkpoint_kid: string
  readonly checkpoint_x: string
  readonly checkpoint_signature: string
  readonly statement: string
  readonly kid: string
  readonly signature: string
}

/** Decisions are no lists, and nobody's but the owner's. */
async function* listsAmong(words: KnownWords): AsyncGenerator<string> {
  for (const text of words.values()) if (text.startsWith('[')) yield text
}

async function incarnationsIn(client: pg.Client, words: KnownWords): Promise<Incarnation & Pick<LogSource, 'past'>> {
  const { rows } = await client.query<{ incarnation: number; kept: number }>(
    'select incarnation, kept_incarnation as kept from ledger.log_incarnation order by incarnation',
  )
  const numbers = [...rows.map(({ kept }) => kept), rows.at(-1)?.incarnation ?? 0]
  const past = numbers.slice(0, -1).map(incarnation => ({
    incarnation,
    entries: entriesIn(client, words, incarnation),
    checkpoints: checkpointsIn(client, incarnation),
  }))
  const incarnation = numbers.at(-1) ?? 0
  return { incarnation, entries: entriesIn(client, words), checkpoints: checkpointsIn(client), past }
}

async function ownerOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ owner: string | null }>(
    `select statement::jsonb ->> 'origin' as owner from ledger.checkpoint order by size desc limit 1`,
  )
  if (rows.length > 0) return rows[0]?.owner ?? ''
  // One that has begun anew has no checkpoint at first.
  const past = await client.query<{ owner: string | null }>(
    `select statement::jsonb ->> 'origin' as owner from ledger.past_checkpoint order by incarnation desc, size desc limit 1`,
  )
  return past.rows[0]?.owner ?? ''
}

async function keysIn(client: pg.Client): Promise<ReadonlyMap<string, JSONWebKeySet>> {
  const owner = await ownerOf(client)
  const { rows } = await client.query<{ whose: string; kid: string; x: string }>(
    `select $1 as whose, kid, x from ledger.log_key
      union select cosigner, kid, x from ledger.cosignature
      union select cosigner, kid, x from ledger.past_cosignature order by whose, kid`,
    [owner],
  )
  const keys = new Map<string, JSONWebKeySet>()
  for (const { whose, kid, x } of rows) {
    const known = keys.get(whose)?.keys ?? []
    keys.set(whose, { keys: [...known, { kty: 'OKP', crv: 'Ed25519', x, kid }] })
  }
  return keys
}

/** @param past the incarnation where it is not the present one */
async function* entriesIn(client: pg.Client, words: KnownWords, past?: number): AsyncGenerator<SourceEntry> {
  const { rows: tables } = await client.query<{ desk: boolean }>(
    `select to_regclass('ledger.desk_event') is not null as desk`,
  )
  const statement = pageOf(tables[0]?.desk === true, past)
  for (let after = -1; ; ) {
    const { rows } = await client.query<EntryRow>(statement, [after, PAGE])
    for (const row of rows) yield { leaf: Buffer.from(row.leaf), hash: row.hash, problem: problemOf(row, words) }
    if (rows.length < PAGE) return
    after = Number(rows.at(-1)?.index)
  }
}

async function* checkpointsIn(client: pg.Client, past?: number): AsyncGenerator<SourceCheckpoint> {
  const of = past === undefined ? '' : 'past_'
  const incarnation = past === undefined ? '' : `incarnation = ${past} and `
  for (let after = -1; ; ) {
    const { rows } = await client.query<CheckpointRow>(
      `select size, statement, kid, signature,
        (select coalesce(json_agg(json_build_object('statement', statement, 'kid', kid, 'signature', signature)
          order by cosigner), '[]') from ledger.${of}cosignature as cosignature where ${incarnation}cosignature.size = checkpoint.size) as cosignatures
        from ledger.${of}checkpoint as checkpoint where ${incarnation}size > $1 order by size limit $2`,
      [after, PAGE],
    )
    for (const { statement, kid, signature, cosignatures } of rows) {
      yield {
        checkpoint: jwsOf('hrd-log-checkpoint', statement, kid, signature),
        cosignatures: cosignatures.map(one => jwsOf('hrd-log-cosignature', one.statement, one.kid, one.signature)),
      }
    }
    if (rows.length < PAGE) return
    after = Number(rows.at(-1)?.size)
  }
}

interface Signed {
  readonly statement: string
  readonly kid: string
  readonly signature: string
}

interface CheckpointRow extends Signed {
  readonly size: string
  readonly cosignatures: readonly Signed[]
}

/** A compact JWS out of the parts that tables keep. */
function jwsOf(typ: string, statement: string, kid: string, signature: string): string {
  const encode = (text: string) => Buffer.from(text).toString('base64url')
  return `${encode(JSON.stringify({ alg: 'EdDSA', kid, typ }))}.${encode(statement)}.${signature}`
}
