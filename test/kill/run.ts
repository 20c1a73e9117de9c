import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { type KillableHub, startKillableHub } from './hub.ts'

/** What a run found. Everything but the first four must be 0. */
export interface Found {
  readonly kills: Readonly<Record<string, number>>
  readonly acknowledged: number
  readonly tries: number
  readonly values: number
  /** Acknowledged operations that no ledger knows. */
  readonly lost: number
  /** Operations that were done more than once. */
  readonly twice: number
  /** Answers with a value that no log row came before. */
  readonly unlogged: number
  /** Releases logged after the withdrawal was acknowledged. */
  readonly late: number
}

const WORKER = 'case-worker@emergency.example'
const READER = 'case-worker@training.example'
const DAY = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString()

interface Answer {
  readonly done: boolean | null
  readonly refusal: { readonly code: string } | null
  readonly item: { readonly id: string } | null
  readonly case: { readonly id: string } | null
}

/**
 * One member opens cases, refers them, permits and withdraws; another accepts and reads; and while each step is under
 * way, somebody is killed. Every step is given again under its key until it is answered, as a caller would.
 *
 * @param kills how many
 */
export async function runKills(kills: number, onKill: (name: string, of: number) => void = () => {}): Promise<Found> {
  await using hub = await startKillableHub()
  const state = { tries: 0, acknowledged: 0, values: new Set<string>() }
  const opened: { caseId: string; referral: string; withdrawnAt: string }[] = []
  const perVictim: Record<string, number> = {}
  let killed = 0

  const give = (sub: string, field: string, type: string, input: object) => repeat(hub, state, sub, field, type, input)
  // Each step in turn has somebody killed during it.
  const during = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    const victim = hub.victims[killed % hub.victims.length]
    const result = run()
    result.catch(() => {})
    if (victim !== undefined && killed < kills) {
      killed += 1
      await delay(Math.random() * 40)
      await victim.kill()
      perVictim[victim.name] = (perVictim[victim.name] ?? 0) + 1
      onKill(victim.name, killed)
      await victim.start()
    }
    return result
  }

  const pools = { emergency: pool(hub, 'emergency'), registry: pool(hub, 'registry') }
  while (killed < kills) {
    const begun = await during(() =>
      give(WORKER, 'openCase', 'OpenCaseInput', { subjectKind: 'PERSON', localReference: randomUUID() }),
    )
    const caseId = begun.case?.id ?? ''
    await pools.emergency.query(
      `insert into public.emergency_file (case_id, legal_name) values ($1, 'مريم') on conflict do nothing`,
      [caseId],
    )
    const offered = await during(() =>
      give(WORKER, 'referCase', 'ReferCaseInput', {
        caseId,
        owner: 'emergency',
        recipient: 'training',
        purposes: ['CASE_COORDINATION'],
        categories: ['IDENTITY'],
        expiresAt: inDays(30),
      }),
    )
    const referral = offered.item?.id ?? ''
    await during(() => give(READER, 'acceptReferral', 'AnswerReferralInput', { referral, owner: 'emergency' }))
    await during(() =>
      give(WORKER, 'recordConsent', 'RecordConsentInput', {
        caseId,
        owner: 'emergency',
        effect: 'PERMIT',
        categories: ['IDENTITY'],
        recipients: ['training'],
        purposes: ['CASE_COORDINATION'],
        legalBasis: 'CONSENT',
        validFrom: inDays(-1),
        validUntil: inDays(30),
        collectionMethod: 'INTERVIEW',
        noticeLanguage: 'ar',
        noticeVersion: '1',
        evidenceSha256: 'ab'.repeat(32),
      }),
    )
    await during(async () => {
      for (let turn = 0; turn < 5; turn++) await read(hub, state, caseId)
    })
    await during(() =>
      give(WORKER, 'withdrawConsent', 'WithdrawConsentInput', { caseId, scope: {}, reason: 'ASKED_BY_PERSON' }),
    )
    const { rows } = await pools.emergency.query(`select coalesce(max(seq), 0)::text as seq from ledger.release_log`)
    opened.push({ caseId, referral, withdrawnAt: rows[0].seq })
    for (let turn = 0; turn < 3; turn++) await read(hub, state, caseId)
  }

  let lost = 0
  let twice = 0
  let late = 0
  const count = async (text: string, values: unknown[]) =>
    Number((await pools.emergency.query(`select count(*)::integer as n ${text}`, values)).rows[0].n)
  for (const { caseId, referral, withdrawnAt } of opened) {
    const counts = [
      await count('from ledger.part where case_id = $1', [caseId]),
      await count(`from ledger.desk_item where case_id = $1 and kind = 'REFERRAL'`, [caseId]),
      await count('from ledger.relation where id = $1', [referral]),
      await count('from ledger.consent_directive where case_id = $1', [caseId]),
      await count('from ledger.consent_withdrawal where case_id = $1', [caseId]),
    ]
    lost += counts.filter(n => n < 1).length
    twice += counts.filter(n => n > 1).length
    late += await count(
      `from ledger.release_in_words, jsonb_array_elements(entries) as entry where seq > $2::bigint
        and entry ->> 'case' = $1 and (entry -> 'mask') ? 'IDENTITY' and member = 'training'`,
      [caseId, withdrawnAt],
    )
  }
  const { rows: logged } = await pools.emergency.query(
    'select request_id::text as id from ledger.release_log where request_id = any($1::uuid[])',
    [[...state.values]],
  )
  const known = new Set(logged.map(({ id }: { id: string }) => id))
  const unlogged = [...state.values].filter(id => !known.has(id)).length
  await Promise.all(Object.values(pools).map(one => one.end()))
  const { acknowledged, tries, values } = state
  return { kills: perVictim, acknowledged, tries, values: values.size, lost, twice, unlogged, late }
}

function pool(hub: KillableHub, owner: 'emergency' | 'registry'): pg.Pool {
  const made = new pg.Pool({ connectionString: hub.databases[owner].migrateUrl, max: 2 })
  made.on('error', () => {})
  return made
}

/** Gives a command again and again under one key until it is answered: what a caller does that lost the answer. */
async function repeat(
  hub: KillableHub,
  state: { tries: number; acknowledged: number },
  sub: string,
  field: string,
  type: string,
  input: object,
): Promise<Answer> {
  const query = `mutation Give($input: ${type}!) { answer: ${field}(input: $input) { done refusal { code } item { id } case { id } } }`
  const variables = { input: { idempotencyKey: randomUUID(), ...input } }
  for (const until = Date.now() + 240_000; Date.now() < until; ) {
    state.tries += 1
    const body = await post(hub, sub, { query, variables }, randomUUID())
    const answer = (body?.data as { answer?: Answer | null } | null | undefined)?.answer
    if (answer?.done === true) {
      state.acknowledged += 1
      return answer
    }
    const code = answer?.refusal?.code
    if (code !== undefined && code !== 'MEMBER_UNAVAILABLE' && code !== 'NOT_AUTHENTIC') {
      throw new Error(`${field} was refused: ${code}`)
    }
    await delay(100)
  }
  throw new Error(`${field} was never answered`)
}

async function read(hub: KillableHub, state: { values: Set<string> }, caseId: string): Promise<void> {
  const requestId = randomUUID()
  const body = await post(hub, READER, { query: `{ case(id: "${caseId}") { emergency { legalName } } }` }, requestId)
  const data = body?.data as { case?: { emergency?: { legalName?: string | null } | null } | null } | null | undefined
  if (typeof data?.case?.emergency?.legalName === 'string') state.values.add(requestId)
}

/** Null where nobody answers. */
async function post(
  hub: KillableHub,
  sub: string,
  body: object,
  requestId: string,
): Promise<{ readonly data?: unknown } | null> {
  try {
    const response = await fetch(hub.url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await hub.token(sub)}`,
        'content-type': 'application/json',
        'purpose-of-use': 'CASE_COORDINATION',
        'x-request-id': requestId,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(120_000),
    })
    return (await response.json()) as { data?: unknown }
  } catch {
    return null
  }
}
