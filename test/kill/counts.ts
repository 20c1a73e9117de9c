import { setTimeout as delay } from 'node:timers/promises'
import type { Ledgers } from './ledgers.ts'
import { HOLDERS, type Round } from './round.ts'

/** What must be 0. */
export interface Counts {
  /** Acknowledged operations that no ledger knows. */
  readonly lost: number
  /** Operations that were done more than once. */
  readonly twice: number
  /** Answers with a value that no log row came before. */
  readonly unlogged: number
  /** Releases logged after what they rest on was acknowledged as withdrawn or closed. */
  readonly late: number
  /** Envelopes at the registry that say something else than their owner does. */
  readonly astray: number
}

type Expected = readonly [
  owner: (typeof HOLDERS)[number] | 'registry',
  text: string,
  values: readonly unknown[],
  n: number,
]

const ASTRAY_WITHIN_MS = 30_000

export async function countOf(
  ledgers: Ledgers,
  rounds: readonly Round[],
  values: ReadonlySet<string>,
): Promise<Counts> {
  let lost = 0
  let twice = 0
  let late = 0
  for (const round of rounds) {
    for (const [owner, text, parameters, n] of [...expected(round), ...(await expectedOfGlass(ledgers, round))]) {
      const found = await ledgers.count(owner, text, parameters)
      lost += Math.max(0, n - found)
      twice += Math.max(0, found - n)
    }
    late += await lateOf(ledgers, round)
  }
  return { lost, twice, late, unlogged: await unloggedOf(ledgers, values), astray: await astrayOf(ledgers, rounds) }
}

/** What was acknowledged, and how often the ledgers must know it. */
function expected({ caseId, referral, request, permits, proposals }: Round): readonly Expected[] {
  const items = 'from ledger.desk_item where case_id = $1 and kind = $2'
  const answers = 'from ledger.desk_answer where item_id = $1 and answer = $2'
  return [
    ...HOLDERS.flatMap((owner): Expected[] => [
      [owner, 'from ledger.part where case_id = $1', [caseId], 1],
      [owner, `from ledger.relation where case_id = $1 and kind = 'CO_HOLDER'`, [caseId], 1],
      [owner, 'from ledger.consent_directive where case_id = $1', [caseId], permits[owner]],
      [owner, 'from ledger.consent_withdrawal where case_id = $1', [caseId], permits[owner]],
    ]),
    ['emergency', items, [caseId, 'REFERRAL'], 1],
    ['emergency', answers, [referral, 'ACCEPTED'], 1],
    ['emergency', `from ledger.relation where id = $1 and kind = 'REFERRED'`, [referral], 1],
    ['emergency', items, [caseId, 'REQUEST'], 1],
    ['emergency', answers, [request, 'ACCEPTED'], 1],
    ['emergency', `from ledger.relation where id = $1 and kind = 'GRANTED'`, [request], 1],
    ['training', items, [caseId, 'OFFER'], 1],
    ['training', items, [caseId, 'PROPOSAL'], proposals],
    [
      'training',
      `from ledger.desk_answer join ledger.desk_item on id = item_id where case_id = $1 and kind = 'PROPOSAL'`,
      [caseId],
      1,
    ],
  ]
}

/** A use opens a row at every holder that could be reached then; where it did, all that follows happened once. */
async function expectedOfGlass(ledgers: Ledgers, { caseId, glass }: Round): Promise<readonly Expected[]> {
  if (glass === null) return []
  const had = `from ledger.desk_item where case_id = $1 and kind = 'BREAK_GLASS' and sender_sub = $2`
  const of = `from ledger.relation as opened join ledger.desk_item as item using (id)
    where opened.kind = 'EMERGENCY' and opened.case_id = $1 and item.sender_sub = $2`
  const values = [caseId, glass.opener]
  const each = await Promise.all(
    HOLDERS.map(async (owner): Promise<Expected[]> => {
      const n = Math.min(1, await ledgers.count(owner, had, values))
      return [
        [owner, had, values, n],
        [owner, of, values, n],
        [owner, `${of} and exists (select from ledger.relation_closing where relation_id = opened.id)`, values, n],
        [owner, `${of} and exists (select from ledger.desk_answer where item_id = opened.id)`, values, n],
        ['registry', 'from desk_item where part_of = $1 and recipient = $2', [glass.use, owner], n],
      ]
    }),
  )
  return [...each.flat(), ['registry', 'from desk_item where id = $1', [glass.use], 1]]
}

async function lateOf(ledgers: Ledgers, { caseId, withdrawnAt, glass }: Round): Promise<number> {
  const released = `from ledger.release_in_words, jsonb_array_elements(entries) as entry
    where seq > $2::bigint and entry ->> 'case' = $1 and (entry -> 'mask') ? 'IDENTITY'`
  const shared = await ledgers.count('emergency', `${released} and member in ('training', 'outreach')`, [
    caseId,
    withdrawnAt,
  ])
  if (glass === null) return shared
  return shared + (await ledgers.count('emergency', `${released} and sub = $3`, [caseId, glass.closedAt, glass.opener]))
}

async function unloggedOf(ledgers: Ledgers, values: ReadonlySet<string>): Promise<number> {
  const logged = await ledgers.rows<{ id: string }>(
    'emergency',
    'select request_id::text as id from ledger.release_log where request_id = any($1::uuid[])',
    [[...values]],
  )
  const known = new Set(logged.map(({ id }) => id))
  return [...values].filter(id => !known.has(id)).length
}

/** The registry takes over what it missed within seconds. */
async function astrayOf(ledgers: Ledgers, rounds: readonly Round[]): Promise<number> {
  const cases = [rounds.map(({ caseId }) => caseId)]
  for (const until = Date.now() + ASTRAY_WITHIN_MS; ; await delay(500)) {
    const kept = await ledgers.rows<{ id: string; answer: string | null }>(
      'registry',
      'select id, answer from desk_item where case_id = any($1::uuid[])',
      cases,
    )
    let astray = 0
    for (const owner of HOLDERS) {
      const decided = await ledgers.rows<{ id: string; answer: string | null }>(
        owner,
        `select id, answer from ledger.desk_item left join ledger.desk_answer on item_id = id
          where case_id = any($1::uuid[]) and kind <> 'OFFER'`,
        cases,
      )
      for (const { id, answer } of decided) {
        const envelope = kept.find(one => one.id === id)
        if (envelope === undefined || envelope.answer !== answer) astray += 1
      }
    }
    if (astray === 0 || Date.now() > until) return astray
  }
}
