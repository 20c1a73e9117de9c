import { inclusionProof } from '@hub/transparency'
import { type Kysely, sql } from 'kysely'
import { isCaseId } from '../guard/case.ts'
import { inputError, isDay } from '../input.ts'
import { nodesIn } from '../transparency/nodes.ts'
import { cosignaturesOf } from '../transparency/statements/cosignatures.ts'
import { jwsFrom, type StoredStatement } from '../transparency/statements/stored.ts'
import { type PageArguments, pageOf } from './access.ts'
import { type Pseudonym, pseudonymsOf } from './pseudonyms.ts'

export interface AuditArguments {
  readonly id: string
  readonly from: string
  readonly until: string
}

/** Days in one audit: what can be counted in an answer's time. */
const MOST_DAYS = 92
const DAY_MS = 86_400_000
/** Others that must have cosigned a checkpoint before it proves anything. */
const COSIGNERS = 2

/**
 * An owner's log between two days, for an auditor: counts, entries with proofs, never an id.
 *
 * @throws inputError where the arguments name no audit or no days
 */
export async function openAudit(db: Kysely<never>, auditor: string, { id, from, until }: AuditArguments) {
  if (!isCaseId(id)) throw inputError('id', 'must be a UUID, made for this audit')
  if (!isDay(from)) throw inputError('from', 'must be a day')
  if (!isDay(until)) throw inputError('until', 'must be a day')
  const days = (Date.parse(until) - Date.parse(from)) / DAY_MS + 1
  if (days < 1 || days > MOST_DAYS) throw inputError('until', `must make an audit of 1 to ${MOST_DAYS} days`)
  const pseudonym = await pseudonymsOf(db, id, auditor)
  if (pseudonym === null) return null
  const checkpoint = await latestCosigned(db)
  return {
    counts: () => countsOf(db, from, until),
    entries: (asked: PageArguments) => entriesOf(db, from, until, asked, pseudonym, checkpoint?.size ?? 0),
    checkpoint: async () =>
      checkpoint && {
        ...checkpoint,
        cosignatures: (await cosignaturesOf(db, checkpoint.size)).map(({ cosigner, cosignature }) => ({
          cosigner,
          statement: cosignature,
        })),
      },
    disputes: () => disputesIn(db),
  }
}

async function countsOf(db: Kysely<never>, from: string, until: string) {
  const { rows } = await sql`
    with within as (
      select to_char(at at time zone 'UTC', 'YYYY-MM') as month, member, role, purpose, sub, cases, decided, decisions
      from ledger.release_log where ${between(from, until)}
    ), partial as (
      select digest from ledger.log_words where json_typeof(words) = 'object' and (words -> 'withheld')::jsonb <> '{}'
    ), about as (
      select month, member, role, purpose, count(distinct one.case_id)::int as cases,
        (count(*) filter (where partial.digest is not null))::int as withheld
      from within cross join unnest(within.cases, within.decided) as one (case_id, place)
        left join partial on partial.digest = substring(within.decisions from (one.place - 1) * 32 + 1 for 32)
      group by 1, 2, 3, 4
    ), requests as (
      select month, member, role, purpose, count(*)::int as requests, count(distinct sub)::int as callers
      from within group by 1, 2, 3, 4
    )
    select month, member, role, purpose, requests, callers, coalesce(cases, 0) as cases, coalesce(withheld, 0) as withheld
    from requests left join about using (month, member, role, purpose) order by 1, 2, 3, 4
  `.execute(db)
  return rows
}

interface EntryRow {
  readonly index: string
  readonly leaf: string
  readonly sub: string
  readonly onBehalfOf: string | null
  readonly fields: readonly string[]
  readonly cases: readonly (string | null)[]
}

async function entriesOf(
  db: Kysely<never>,
  from: string,
  until: string,
  asked: PageArguments,
  pseudonym: Pseudonym,
  size: number,
) {
  const { limit, before } = pageOf(asked)
  const { rows } = await sql<EntryRow>`
    select log_leaf.index, leaf, sub, on_behalf_of as "onBehalfOf", to_json(cases) as cases,
      (select words from ledger.log_words where digest = asked) as fields
    from ledger.release_log join ledger.log_leaf on log_leaf.source = 'release' and log_leaf.seq = release_log.seq
    where ${between(from, until)} and log_leaf.index < ${before} order by log_leaf.index desc limit ${limit + 1}
  `.execute(db)
  const shown = rows.slice(0, limit)
  const entries = shown.map(async ({ index, leaf, sub, onBehalfOf, fields, cases }) => {
    const ids = cases.filter(id => id !== null)
    return {
      index: Number(index),
      leaf,
      fields,
      proof: Number(index) < size ? await proofOf(db, Number(index), size) : null,
      caller: pseudonym('caller', JSON.stringify([sub, onBehalfOf])),
      cases: [...new Set(ids)].map(id => pseudonym('case', id)),
    }
  })
  return { entries: await Promise.all(entries), next: rows.length > limit ? (shown.at(-1)?.index ?? null) : null }
}

async function proofOf(db: Kysely<never>, index: number, size: number): Promise<readonly string[]> {
  return (await inclusionProof(index, size, nodesIn(db))).map(hash => hash.toString('base64url'))
}

/** The latest checkpoint that enough others have cosigned. */
async function latestCosigned(db: Kysely<never>) {
  const { rows } = await sql<StoredStatement & { size: string; root: Buffer }>`
    select size, root, statement, kid, signature from ledger.checkpoint
    where (select count(*) from ledger.cosignature where cosignature.size = checkpoint.size) >= ${COSIGNERS}
    order by size desc limit 1`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  const { size, root } = row
  return { size: Number(size), root: root.toString('base64url'), statement: jwsFrom('hrd-log-checkpoint', row) }
}

async function disputesIn(db: Kysely<never>) {
  const { rows } = await sql<StoredStatement & { log: string; reason: string; at: Date; seen: string }>`
    select origin as log, reason, at, seen_size as seen, checkpoint as statement, checkpoint_kid as kid,
      checkpoint_signature as signature
    from ledger.log_dispute order by at desc limit 100`.execute(db)
  return rows.map(({ log, reason, at, seen, ...stored }) => ({
    log,
    reason,
    at: at.toISOString(),
    seen: Number(seen),
    statement: jwsFrom('hrd-log-checkpoint', stored),
  }))
}

function between(from: string, until: string) {
  return sql<boolean>`at >= ${`${from}T00:00:00Z`}::timestamptz
    and at < ${`${until}T00:00:00Z`}::timestamptz + interval '1 day'`
}
