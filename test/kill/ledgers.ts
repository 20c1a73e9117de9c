import { setTimeout as delay } from 'node:timers/promises'
import { isMemberCode, type MemberCode } from '@hub/vocabulary'
import pg from 'pg'
import type { KillableHub, TAKING_PART } from './hub.ts'

type TakingPart = (typeof TAKING_PART)[number]

/** The databases as whoever owns them reads them: beside the hub, and even while PostgreSQL starts again. */
export interface Ledgers extends AsyncDisposable {
  rows<Row extends object>(owner: TakingPart, text: string, values: readonly unknown[]): Promise<readonly Row[]>
  write(owner: TakingPart, text: string, values: readonly unknown[]): Promise<void>
  /** @param text what stands after `select count(*)` */
  count(owner: TakingPart, text: string, values: readonly unknown[]): Promise<number>
  /** The newest item of a kind. */
  itemOf(owner: TakingPart, caseId: string, kind: string): Promise<string>
  /** The last entry of emergency's release log. */
  lastEntry(): Promise<string>
  /** What the data protection officers were told of a use of break-glass, once they know all that the holders have. */
  partsTold(use: string): Promise<readonly { readonly part: string; readonly holder: MemberCode }[]>
}

const KNOWN_WITHIN_MS = 30_000

export function ledgersOf({ databases }: KillableHub): Ledgers {
  const pools = new Map<TakingPart, pg.Pool>()
  const poolOf = (owner: TakingPart) => {
    const known = pools.get(owner)
    if (known !== undefined) return known
    const made = new pg.Pool({ connectionString: databases[owner].migrateUrl, max: 2 })
    made.on('error', () => {})
    pools.set(owner, made)
    return made
  }
  const ledgers: Ledgers = {
    async rows<Row extends object>(owner: TakingPart, text: string, values: readonly unknown[]) {
      const { rows } = await poolOf(owner).query<Row>(text, [...values])
      return rows
    },
    async write(owner, text, values) {
      await poolOf(owner).query(text, [...values])
    },
    async count(owner, text, values) {
      const [row] = await ledgers.rows<{ n: number }>(owner, `select count(*)::integer as n ${text}`, values)
      return row?.n ?? 0
    },
    async itemOf(owner, caseId, kind) {
      const text = 'select id from ledger.desk_item where case_id = $1 and kind = $2 order by sent_at desc limit 1'
      const [row] = await ledgers.rows<{ id: string }>(owner, text, [caseId, kind])
      return row?.id ?? ''
    },
    async lastEntry() {
      const text = 'select coalesce(max(seq), 0)::text as seq from ledger.release_log'
      const [row] = await ledgers.rows<{ seq: string }>('emergency', text, [])
      return row?.seq ?? '0'
    },
    async partsTold(use) {
      for (const until = Date.now() + KNOWN_WITHIN_MS; ; await delay(200)) {
        const told = await ledgers.rows<{ part: string; holder: string; case_id: string }>(
          'registry',
          'select id as part, recipient as holder, case_id from desk_item where part_of = $1',
          [use],
        )
        const [about] = await ledgers.rows<{ case_id: string; sender_sub: string }>(
          'registry',
          'select case_id, sender_sub from desk_item where id = $1',
          [use],
        )
        const values = [about?.case_id, about?.sender_sub]
        const had = `from ledger.desk_item where kind = 'BREAK_GLASS' and case_id = $1 and sender_sub = $2`
        const has = (await ledgers.count('emergency', had, values)) + (await ledgers.count('training', had, values))
        if (told.length >= has || Date.now() > until) {
          return told.flatMap(({ part, holder }) => (isMemberCode(holder) ? [{ part, holder }] : []))
        }
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...pools.values()].map(one => one.end()))
    },
  }
  return ledgers
}
