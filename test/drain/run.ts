import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type KillableHub, startKillableHub } from '../kill/hub.ts'
import { keepRunning } from '../src/harness/steady.ts'

/** What a run found. */
export interface Drained {
  /** Processes that were ended and started again. */
  readonly ended: readonly string[]
  /** Those that did not exit with 0. */
  readonly badly: readonly string[]
  readonly requests: number
  readonly commands: number
  /** Whatever was not answered rightly, and what was wrong. */
  readonly failures: readonly string[]
  /** Answers with a value that no log row came before. */
  readonly unlogged: number
}

const WORKER = 'case-worker@emergency.example'
const NAME = 'Ngozi Adébáyọ̀'

/**
 * Runs two processes of the gateway and of each owner behind balancers, asks and commands without a pause, and ends one
 * process after another and starts it again: nobody may notice.
 */
export async function runDrains(onEnd: (name: string) => void = () => {}): Promise<Drained> {
  await using hub = await startKillableHub({ each: 2 })
  const pool = new pg.Pool({ connectionString: hub.databases.emergency.migrateUrl, max: 1 })
  const opened = await post(hub, OPEN, newCase())
  const caseId = opened?.data?.answer?.case?.id
  if (caseId === undefined) throw new Error(`no case was opened: ${JSON.stringify(opened)}`)
  await pool.query(`insert into public.emergency_file (case_id, legal_name) values ($1, $2)`, [caseId, NAME])

  const answered = new Set<string>()
  const asked = { requests: 0, commands: 0 }
  const ask = async (): Promise<string | null> => {
    asked.requests += 1
    const requestId = randomUUID()
    const body = await post(hub, `{ case(id: "${caseId}") { emergency { legalName } } }`, undefined, requestId)
    if (body?.data?.case?.emergency?.legalName !== NAME) return `a question: ${JSON.stringify(body)}`
    answered.add(requestId)
    return null
  }
  const command = async (): Promise<string | null> => {
    asked.commands += 1
    const body = await post(hub, OPEN, newCase())
    return body?.data?.answer?.done === true ? null : `a command: ${JSON.stringify(body)}`
  }

  const ended: string[] = []
  const badly: string[] = []
  const failures: string[] = []
  {
    await using asking = keepRunning(4, ask)
    await using commanding = keepRunning(1, command)
    await Promise.all([asking.more(50), commanding.more(5)])
    for (const server of hub.servers) {
      const code = await server.stop()
      ended.push(server.name)
      if (code !== 0) badly.push(`${server.name}: ${code}`)
      await asking.more(20)
      await server.start()
      await Promise.all([asking.more(20), commanding.more(2)])
      onEnd(server.name)
    }
    failures.push(...asking.failures, ...commanding.failures)
  }
  const { rows } = await pool.query(
    'select distinct request_id::text as id from ledger.release_log where request_id = any($1::uuid[])',
    [[...answered]],
  )
  await pool.end()
  return { ended, badly, ...asked, failures, unlogged: answered.size - rows.length }
}

const OPEN = `mutation Open($input: OpenCaseInput!) {
  answer: openCase(input: $input) { done refusal { code } case { id } }
}`
const newCase = () => ({ idempotencyKey: randomUUID(), subjectKind: 'PERSON', localReference: randomUUID() })

interface Body {
  readonly data?: {
    readonly answer?: { readonly done: boolean | null; readonly case: { readonly id: string } | null }
    readonly case?: { readonly emergency: { readonly legalName: string | null } | null } | null
  } | null
}

/** Throws where nobody answers, or what comes is no answer. */
async function post(hub: KillableHub, query: string, input?: object, requestId = randomUUID()): Promise<Body | null> {
  const response = await fetch(hub.url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await hub.token(WORKER)}`,
      'content-type': 'application/json',
      'purpose-of-use': 'CASE_COORDINATION',
      'x-request-id': requestId,
    },
    body: JSON.stringify({ query, ...(input && { variables: { input } }) }),
    signal: AbortSignal.timeout(60_000),
  })
  return (await response.json()) as Body
}
