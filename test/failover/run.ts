import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { type KillableHub, startKillableHub, type TakingPart } from '../kill/hub.ts'
import { keepRunning } from '../src/harness/steady.ts'

/** What a run found. Of the last five, everything must be 0. */
export interface FailedOver {
  readonly requests: number
  /** Requests that were not answered rightly: all of them in the time after a primary was killed. */
  readonly failed: number
  readonly failovers: readonly Failover[]
  readonly withdrawals: number
  readonly values: number
  /** Requests that failed before a kill, or when the new primary had long been there. */
  readonly failedElsewhere: number
  /** Acknowledged commands that the new primary does not know. */
  readonly lost: number
  /** Answers with a value that have no row in the log of the new primary. */
  readonly unlogged: number
  /** Answers with a withdrawn value, to questions that were asked after the acknowledgement. */
  readonly withdrawnButTold: number
  /** Releases of a withdrawn value that were logged after the acknowledgement. */
  readonly late: number
}

/** What came of one primary's death. */
export interface Failover {
  /** Whose databases were on it. */
  readonly owners: readonly TakingPart[]
  /** From the kill to the promotion of the standby: as long as whoever decides on it takes. */
  readonly promotedAfterMs: number
  readonly failed: number
  /** From the kill to the last request that failed, by when it was sent. */
  readonly failedForMs: number
}

const WORKER = 'case-worker@emergency.example'
const READER = 'case-worker@training.example'
const NAME = 'José Ñandú'
/** Nobody decides at once that a server is dead. */
const DECISION_MS = 1_000
/** By then whatever failed must work again, on a busy machine too. */
const WORKS_AGAIN_MS = 20_000

/** What was under way at a kill was sent a little before. */
const BEFORE_MS = 1_000

/**
 * While members read, open cases and withdraw, each primary PostgreSQL is killed in turn, and its standby, which has
 * confirmed every commit, is made the primary.
 *
 * @param pairs whose databases are on one primary and its standby
 */
export async function runFailover(cases: number, pairs: readonly (readonly TakingPart[])[]): Promise<FailedOver> {
  await using hub = await startKillableHub({ pairs })
  const shared: Shared[] = []
  for (let n = 0; n < cases; n++) shared.push(await shareCase(hub))

  const answers: Answered[] = []
  const opened: string[] = []
  let requests = 0
  let turn = 0
  const failedAt: number[] = []
  const failed = (askedAt: number, why: string): string => {
    failedAt.push(askedAt)
    return why
  }
  const read = async (): Promise<string | null> => {
    const one = shared[turn++ % shared.length]
    if (one === undefined) return null
    requests += 1
    const [requestId, askedAt, withdrawnBefore] = [randomUUID(), performance.now(), one.withdrawnAt !== undefined]
    const question = `{ case(id: "${one.caseId}") { emergency { legalName } } }`
    const body = await send(hub, READER, question, undefined, requestId).catch(() => null)
    const release = body?.extensions?.release
    if (release === undefined || body?.errors !== undefined || release.unavailable.some(isTakingPart)) {
      return failed(askedAt, `a question: ${JSON.stringify(body)}`)
    }
    const value = body?.data?.case?.emergency?.legalName ?? null
    if (value !== null) answers.push({ requestId, caseId: one.caseId, withdrawnBefore })
    else if (one.withdrawnAt === undefined && !one.withdrawing) return failed(askedAt, 'a value was missing')
    return null
  }
  const open = async (): Promise<string | null> => {
    requests += 1
    const askedAt = performance.now()
    const input = newCase()
    const body = await send(hub, WORKER, OPEN, input).catch(() => null)
    const id = body?.data?.answer?.case?.id
    if (body?.data?.answer?.done !== true || id === undefined)
      return failed(askedAt, `a command: ${JSON.stringify(body)}`)
    opened.push(id)
    return null
  }
  const withdraw = async (one: Shared): Promise<void> => {
    one.withdrawing = true
    const input = { idempotencyKey: randomUUID(), caseId: one.caseId, scope: {}, reason: 'ASKED_BY_PERSON' }
    await insist(() => send(hub, WORKER, WITHDRAW, input))
    one.withdrawnAt = Date.now()
  }

  const deaths: { readonly owners: readonly TakingPart[]; readonly killedAt: number; readonly promotedAt: number }[] =
    []
  {
    await using reading = keepRunning(3, read)
    await using opening = keepRunning(1, open)
    const meanwhile = () => Promise.all([reading.more(30), opening.more(3)])
    await meanwhile()
    // Some before and after each death, some while nobody takes writes.
    const part = Math.ceil(shared.length / (2 * pairs.length + 1))
    const parts = Array.from({ length: 2 * pairs.length + 1 }, (_, at) => shared.slice(at * part, (at + 1) * part))
    for (const [at, owners] of pairs.entries()) {
      const [owner] = owners
      if (owner === undefined) continue
      for (const one of parts[2 * at] ?? []) await withdraw(one)
      const killedAt = performance.now()
      const underWay = (parts[2 * at + 1] ?? []).map(withdraw)
      const server = hub.databaseServers[owner]
      await server.kill()
      await delay(DECISION_MS)
      await server.promote()
      deaths.push({ owners, killedAt, promotedAt: performance.now() })
      await Promise.all(underWay)
      await meanwhile()
    }
    for (const one of parts.at(-1) ?? []) await withdraw(one)
    await meanwhile()
  }

  const pool = new pg.Pool({
    connectionString: hub.databaseServers.emergency.standbyUrl(hub.databases.emergency),
    max: 1,
  })
  const count = async (text: string, values: unknown[]) =>
    Number((await pool.query(`select count(*)::integer as n ${text}`, values)).rows[0].n)
  const caseIds = shared.map(({ caseId }) => caseId)
  const withdrawn = await count(
    'from (select distinct case_id from ledger.consent_withdrawal where case_id = any($1)) w',
    [caseIds],
  )
  const parts = await count('from ledger.part where case_id = any($1)', [opened])
  const requestIds = answers.map(({ requestId }) => requestId)
  const logged = await count('from (select distinct request_id from ledger.release_log where request_id = any($1)) l', [
    requestIds,
  ])
  let late = 0
  for (const { caseId, withdrawnAt = 0 } of shared) {
    late += await count(
      `from ledger.release_in_words, jsonb_array_elements(entries) as entry
        where at > to_timestamp($2::double precision / 1000) and entry ->> 'case' = $1 and (entry -> 'mask') ? 'IDENTITY'
        and member = 'training'`,
      [caseId, withdrawnAt],
    )
  }
  await pool.end()
  const failovers = deaths.map(({ owners, killedAt, promotedAt }, at) => {
    const next = deaths[at + 1]?.killedAt ?? Number.POSITIVE_INFINITY
    const until = Math.min(promotedAt + WORKS_AGAIN_MS, next - BEFORE_MS)
    const since = failedAt.filter(ms => ms >= killedAt - BEFORE_MS && ms <= until).map(ms => ms - killedAt)
    const [promotedAfterMs, failedForMs] = [promotedAt - killedAt, Math.max(0, ...since)].map(Math.round)
    return { owners, promotedAfterMs: promotedAfterMs ?? 0, failed: since.length, failedForMs: failedForMs ?? 0 }
  })
  return {
    requests,
    failed: failedAt.length,
    failovers,
    withdrawals: shared.length,
    values: answers.length,
    failedElsewhere: failedAt.length - failovers.reduce((sum, { failed }) => sum + failed, 0),
    lost: caseIds.length - withdrawn + opened.length - parts,
    unlogged: requestIds.length - logged,
    withdrawnButTold: answers.filter(({ withdrawnBefore }) => withdrawnBefore).length,
    late,
  }
}

interface Shared {
  readonly caseId: string
  withdrawing: boolean
  /** Epoch milliseconds of the acknowledgement. */
  withdrawnAt: number | undefined
}

interface Answered {
  readonly requestId: string
  readonly caseId: string
  readonly withdrawnBefore: boolean
}

interface Body {
  readonly errors?: readonly object[]
  readonly data?: {
    readonly answer?: {
      readonly done: boolean | null
      readonly item: { readonly id: string } | null
      readonly case: { readonly id: string } | null
    } | null
    readonly case?: { readonly emergency: { readonly legalName: string | null } | null } | null
  } | null
  readonly extensions?: { readonly release?: { readonly unavailable: readonly { readonly owner: string }[] } }
}

const isTakingPart = ({ owner }: { readonly owner: string }): boolean => owner === 'emergency'

const command = (field: string, type: string) =>
  `mutation Give($input: ${type}!) { answer: ${field}(input: $input) { done refusal { code } item { id } case { id } } }`
const OPEN = command('openCase', 'OpenCaseInput')
const WITHDRAW = command('withdrawConsent', 'WithdrawConsentInput')
const newCase = () => ({ idempotencyKey: randomUUID(), subjectKind: 'PERSON', localReference: randomUUID() })
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

/** A case of one member that another may read, with the person's consent. */
async function shareCase(hub: KillableHub): Promise<Shared> {
  const give = (sub: string, text: string, input: object) =>
    insist(() => send(hub, sub, text, { idempotencyKey: randomUUID(), ...input }))
  const caseId = (await give(WORKER, OPEN, newCase()))?.case?.id ?? ''
  const pool = new pg.Pool({
    connectionString: hub.databaseServers.emergency.primaryUrl(hub.databases.emergency),
    max: 1,
  })
  await pool.query('insert into public.emergency_file (case_id, legal_name) values ($1, $2)', [caseId, NAME])
  await pool.end()
  const terms = { caseId, owner: 'emergency', purposes: ['CASE_COORDINATION'], categories: ['IDENTITY'] }
  const offered = await give(WORKER, command('referCase', 'ReferCaseInput'), {
    ...terms,
    recipient: 'training',
    expiresAt: inDays(30),
  })
  const accept = command('acceptReferral', 'AnswerReferralInput')
  await give(READER, accept, { referral: offered?.item?.id, owner: 'emergency' })
  await give(WORKER, command('recordConsent', 'RecordConsentInput'), {
    ...terms,
    effect: 'PERMIT',
    recipients: ['training'],
    legalBasis: 'CONSENT',
    validFrom: inDays(-1),
    validUntil: inDays(30),
    collectionMethod: 'INTERVIEW',
    noticeLanguage: 'es',
    noticeVersion: '1',
    evidenceSha256: 'ab'.repeat(32),
  })
  return { caseId, withdrawing: false, withdrawnAt: undefined }
}

type Done = NonNullable<NonNullable<Body['data']>['answer']>

/** Sends a command under its key until it is acknowledged, as a caller does that gets no answer. */
async function insist(give: () => Promise<Body>): Promise<Done | null> {
  for (const until = Date.now() + 90_000; Date.now() < until; await delay(100)) {
    const answer = (await give().catch(() => null))?.data?.answer
    if (answer?.done === true) return answer
  }
  throw new Error('a command was never acknowledged')
}

async function send(hub: KillableHub, sub: string, query: string, input?: object, id = randomUUID()): Promise<Body> {
  const response = await fetch(hub.url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await hub.token(sub)}`,
      'content-type': 'application/json',
      'purpose-of-use': 'CASE_COORDINATION',
      'x-request-id': id,
    },
    body: JSON.stringify({ query, ...(input && { variables: { input } }) }),
    signal: AbortSignal.timeout(60_000),
  })
  return (await response.json()) as Body
}
