import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IDENTITIES } from '@hub/identity-provider'
import { type PostgresServer, startPostgres } from '@hub/postgres'
import { ALARM_NAMES, ALARMS, createTelemetry, type Telemetry } from '@hub/telemetry'
import { type Receiver, startReceiver } from '@hub/telemetry/testing'
import { MEMBER_CODES, OWNERS, type Owner } from '@hub/vocabulary'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONSENT_FORM, deskOf, inDays, worker } from '../src/harness/desk.ts'
import { type Hub, startHub } from '../src/harness/start-hub.ts'
import { askTable, LIAISON } from '../src/statistics/ask.ts'

/**
 * What the hub tells of itself, in logs, metrics, traces and the logs of its databases, holds nothing of what it was
 * asked, by whom, or about which case: everything that is personal is marked here before it can be told.
 */

/** Stands in everything that anybody may write or send. */
const CANARY = 'canary-7f3a'
const FOREIGN_TRACE = 'c0ffee00c0ffee00c0ffee00c0ffee00'
const CHECK_VIOLATION = '23514'
const PROCESSES = ['gateway', ...OWNERS] as const

const ROOT = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8')

let server: PostgresServer
let folder: string
let receiver: Receiver
let hub: Hub
const telemetries = new Map<string, Telemetry>()
const lines: string[] = []
const planted = new Map<Owner, number>()
const secrets: string[] = []
const ids = new Set<string>()
const metrics = new Map<string, string>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hrd-hub-canaries-'))
  server = await startPostgres({
    dataDir: folder,
    port: 0,
    password: 'test-only',
    disposable: true,
    logFile: join(folder, 'server.log'),
  })
  receiver = await startReceiver()
  hub = await startHub({
    postgresUrl: server.adminUrl,
    onLogLine: line => lines.push(line),
    memberTimeoutMs: 5_000,
    telemetry(process) {
      const told = createTelemetry(
        {
          metrics: { host: '127.0.0.1', port: 0, variable: 'METRICS_PORT' },
          traces: { url: receiver.url, share: 1 },
        },
        process,
      )
      telemetries.set(process, told)
      return told
    },
  })
  for (const owner of MEMBER_CODES) planted.set(owner, await plantIn(owner))
  await run()
  for (const process of PROCESSES) metrics.set(process, await (await fetch(hub.metricsUrl(process))).text())
  for (const { rows } of await Promise.all(OWNERS.map(casesOf))) for (const { id } of rows) ids.add(id)
  await hub[Symbol.asyncDispose]()
  for (const told of telemetries.values()) await told.close()
  await server.stop()
}, 120_000)
afterAll(async () => {
  await receiver?.[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

/** Everything in a member's own tables that is free text becomes a canary. */
async function plantIn(owner: Owner): Promise<number> {
  return using(owner, async client => {
    const { rows } = await client.query<{ table: string; column: string }>(`
      select c.table_name as table, c.column_name as column from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'text' and c.domain_name is null`)
    let done = 0
    for (const { table, column } of rows) {
      const quoted = [table, column].map(pg.escapeIdentifier)
      const text = `update ${quoted[0]} set ${quoted[1]} = '${CANARY} ' || ${quoted[1]} where ${quoted[1]} is not null`
      // A column that takes certain forms only, such as hours of the day, stays as it is.
      const written = await client.query(text).catch((error: pg.DatabaseError) => {
        if (error.code !== CHECK_VIOLATION) throw error
      })
      done += written?.rowCount ?? 0
    }
    return done
  })
}

async function using<Value>(owner: Owner, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: hub.databases[owner].migrateUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function casesOf(owner: Owner): Promise<{ rows: { id: string }[] }> {
  if (owner === 'statistics') return Promise.resolve({ rows: [] })
  const table =
    owner === 'registry' ? 'select id::text from case_reference' : 'select case_id::text as id from ledger.case_epoch'
  return using(owner, client => client.query<{ id: string }>(table))
}

/** Releases, refusals, commands, statistics, faults. */
async function run(): Promise<void> {
  const sub = 'training-system'
  const as = {
    sub,
    purpose: 'EMERGENCY_PROTECTION',
    headers: {
      'on-behalf-of': `${CANARY}-end-user`,
      traceparent: `00-${FOREIGN_TRACE}-00f067aa0ba902b7-01`,
      tracestate: `${CANARY}=1`,
      baggage: `who=${CANARY}`,
      'user-agent': CANARY,
      'x-forwarded-for': CANARY,
      cookie: `${CANARY}=${CANARY}`,
      'hub-assertion': CANARY,
    },
  } as const
  const token = await hub.token(sub)
  secrets.push(...token.split('.').slice(1), String(claimsOf(token).jti ?? ''))
  const room = `emergency { legalName riskLevel grants { amount currency payee { iban } } } training { sessions { topic } }`

  // Releases, with the caller's own words wherever there is room for them.
  const operation = CANARY.replace('-', '_')
  const found = await hub.query(
    as,
    `query ${operation}($id: ID!) { ${operation}: case(id: $id) { id reference status holders ${room} } }`,
    { id: hub.showcase.id, [operation]: CANARY },
    operation,
  )
  expect(found.status).toBe(200)
  expect(found.text).toContain(hub.showcase.id)
  const workers = { sub: worker('emergency'), purpose: 'EMERGENCY_PROTECTION' } as const
  const own = await hub.query(workers, `{ cases(first: 50) { nodes { id reference ${room} } } }`)
  expect(own.text).toContain(CANARY)
  await hub.query(as, `{ caseByReference(reference: "${CANARY}") { id } }`)
  await hub.query(as, `{ cases(filter: { referencePrefix: "${CANARY}" }, after: "${CANARY}") { totalCount } }`)

  // Refusals: before GraphQL, by GraphQL, and at an owner itself.
  await hub.query(as, `{ ${operation}(${operation}: "${CANARY}") { ${operation} } }`)
  await hub.query(as, `{ broken "${CANARY}" `)
  await hub.query({ ...as, headers: { 'purpose-of-use': CANARY } }, '{ members { code } }')
  await hub.query({ ...as, headers: { 'acting-role': CANARY } }, '{ members { code } }')
  await hub.query({ ...as, headers: { authorization: `Bearer ${CANARY}.${CANARY}.${CANARY}` } }, '{ members { code } }')
  await hub.query({ ...as, headers: { 'x-request-id': CANARY } }, '{ members { code } }')
  for (const headers of [{ 'members-token': CANARY, 'hub-assertion': CANARY }, {}]) {
    const body = JSON.stringify({ query: `{ ${operation} }` })
    await hub.post(headers as Record<string, string>, body, hub.ownerUrl('emergency'))
  }

  // Commands.
  const desk = deskOf(hub)
  const caseId = await desk.open('emergency')
  const shared = {
    caseId,
    owner: 'emergency',
    purposes: ['CASE_COORDINATION'],
    categories: ['IDENTITY'],
  }
  await desk.give(worker('training'), 'requestAccess', { ...shared, justification: `${CANARY} why`, until: inDays(3) })
  await desk.give(worker('emergency'), 'recordConsent', {
    ...shared,
    effect: 'PERMIT',
    recipients: ['training'],
    legalBasis: 'CONSENT',
    ...CONSENT_FORM,
    noticeVersion: `${CANARY}-1`,
  })
  await desk.give(
    worker('training'),
    'breakGlass',
    {
      caseId,
      justification: `${CANARY} danger to life`,
    },
    'EMERGENCY_PROTECTION',
  )
  await desk.send(worker('training'), 'requestAccess', { ...shared, justification: '', until: CANARY })

  // Statistics.
  await askTable(hub, 'PERSONS_SUPPORTED', ['REGION'], '2025')
  await hub.query(LIAISON, `{ table(indicator: "${CANARY}", by: [REGION], period: "${CANARY}") { cells { value } } }`)

  // A row that cannot be understood, an owner that answers more than it may, one that answers garbage, one whose
  // database fails it, and one that repeats a request.
  await using('emergency', async client => {
    await client.query(`insert into ledger.consent_directive select (jsonb_populate_record(d, jsonb_build_object(
      'id', gen_random_uuid(), 'categories', array['${CANARY}']::text[]))).* from ledger.consent_directive d
      where case_id = '${hub.showcase.id}' limit 1`)
  })
  await hub.query(workers, `{ case(id: "${hub.showcase.id}") { ${room} } }`)
  const [sent] = hub.proxies.emergency.sent.slice(-1)
  const { proxies } = hub
  proxies.emergency.standIn = (_, response) => void response.end(JSON.stringify({ errors: [{ message: CANARY }] }))
  await hub.query(workers, `{ case(id: "${hub.showcase.id}") { ${room} } }`)
  proxies.emergency.standIn = (_, response) => void response.writeHead(500, { [CANARY]: CANARY }).end(`<${CANARY}>`)
  await hub.query(workers, `{ case(id: "${hub.showcase.id}") { ${room} } }`)
  proxies.emergency.standIn = undefined
  const headers = Object.fromEntries(
    Object.entries(sent?.headers ?? {}).filter(([, value]) => typeof value === 'string'),
  )
  await fetch(`${hub.ownerUrl('emergency')}/graphql`, {
    method: 'POST',
    headers: headers as Record<string, string>,
    body: sent?.body ?? '',
  })
  await using('training', async client => {
    await client.query(`create function ${operation}() returns trigger language plpgsql as
      $$ begin raise exception '${CANARY} %', new using detail = '${CANARY}', hint = '${CANARY}'; end $$`)
    await client.query(
      `create trigger ${operation} before insert on ledger.release_log execute function ${operation}()`,
    )
  })
  await hub.query(as, `{ case(id: "${hub.showcase.id}") { training { sessions { topic } } } }`)
}

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>
}

/** What must not be there. */
function personalIn(text: string): string[] {
  const found = new Set<string>()
  const words = [CANARY, CANARY.replace('-', '_'), ...IDENTITIES.keys(), ...secrets.filter(word => word !== '')]
  for (const word of words) if (text.includes(word)) found.add(word)
  for (const [id] of text.matchAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) if (ids.has(id)) found.add(id)
  for (const [reference] of text.matchAll(/HRD-\w{4}-\w{4}-\w/g)) found.add(reference)
  return [...found]
}

function metric(process: string, name: string, labels: string): number {
  const start = labels === '' ? `${name} ` : `${name}{${labels}} `
  const line = metrics
    .get(process)
    ?.split('\n')
    .find(one => one.startsWith(start))
  return Number(line?.slice(start.length) ?? Number.NaN)
}

describe('nothing personal', () => {
  it('was missing where it could have been told', () => {
    expect(planted.get('emergency')).toBeGreaterThan(100)
    expect([...planted.values()].filter(count => count > 0).length).toBeGreaterThan(3)
    expect(ids.size).toBeGreaterThan(100)
    expect(secrets.filter(word => word !== '').length).toBeGreaterThan(1)
  })

  it('is in a log line', () => {
    expect(lines.length).toBeGreaterThan(50)
    expect(lines.some(line => line.includes('"alarm":true') || line.includes('cannot be understood'))).toBe(true)
    expect(lines.flatMap(personalIn)).toEqual([])
  })

  it.each(PROCESSES)('is in the metrics of %s', process => {
    expect(metrics.get(process)).toContain('hub_process_memory_bytes')
    expect(personalIn(metrics.get(process) ?? '')).toEqual([])
  })

  it('is in a trace', () => {
    expect(receiver.spans().length).toBeGreaterThan(50)
    expect(personalIn(receiver.received.join('\n'))).toEqual([])
  })

  it('is in the log of the database server', () => {
    const text = readFileSync(join(folder, 'server.log'), 'utf8')
    expect(text).toContain('ready to accept connections')
    expect(personalIn(text)).toEqual([])
  })
})

describe('metrics', () => {
  it.each([
    ['gateway', 'hub_requests_total', 'outcome="ANSWERED"'],
    ['gateway', 'hub_requests_total', 'outcome="UNAUTHENTICATED"'],
    ['gateway', 'hub_requests_total', 'outcome="PURPOSE_UNKNOWN"'],
    ['gateway', 'hub_requests_total', 'outcome="BAD_REQUEST"'],
    ['gateway', 'hub_request_duration_seconds_count', 'operation="query"'],
    ['gateway', 'hub_request_duration_seconds_count', 'operation="mutation"'],
    ['gateway', 'hub_fetches_total', 'owner="registry",outcome="ANSWERED"'],
    ['gateway', 'hub_fetches_total', 'owner="emergency",outcome="FAULT"'],
    ['gateway', 'hub_fetches_total', 'owner="emergency",outcome="DOWN"'],
    ['gateway', 'hub_fetch_duration_seconds_count', 'owner="emergency"'],
    ['gateway', 'hub_withheld_total', 'owner="emergency",reason="PURPOSE_NOT_COVERED",by="gateway"'],
    ['gateway', 'hub_cache_lookups_total', 'cache="plans",result="miss"'],
    ['gateway', 'hub_owner_up', 'owner="registry"'],
    ['emergency', 'hub_owner_requests_total', 'outcome="ANSWERED"'],
    ['emergency', 'hub_owner_requests_total', 'outcome="UNAUTHENTICATED"'],
    ['emergency', 'hub_signatures_refused_total', 'credential="hub-assertion",reason="MALFORMED"'],
    ['emergency', 'hub_signatures_refused_total', 'credential="members-token",reason="MISSING"'],
    ['emergency', 'hub_log_rows_total', 'verdict="WRITTEN"'],
    ['emergency', 'hub_log_rows_total', 'verdict="REPLAYED"'],
    ['emergency', 'hub_ledger_rows_not_understood_total', 'table="consent_directive"'],
    ['emergency', 'hub_database_connections', 'state="idle"'],
    ['training', 'hub_log_rows_total', 'verdict="FAILED"'],
  ])('of %s count: %s{%s}', (process, name, labels) => {
    expect(metric(process, name, labels)).toBeGreaterThan(0)
  })

  it('tell the length of the desk’s queues, member by member', () => {
    for (const owner of MEMBER_CODES) {
      expect(metric('registry', 'hub_desk_orders_waiting', `owner="${owner}"`)).toBeGreaterThanOrEqual(0)
    }
  })
})

describe('what operators are given', () => {
  /** Series of whole processes: a hub in a test seals no log and follows no files. */
  const ELSEWHERE = new Map([
    ['hub_log_checkpoint_age_seconds', new Set(['job'])],
    ['hub_rules_refused', new Set(['job'])],
    ['hub_rollouts_total', new Set(['job', 'outcome'])],
  ])
  const asked = [
    ...read('deploy/observability/alerts.yml').matchAll(/^ +expr: (.+)$/gm),
    ...read('deploy/observability/dashboard.json').matchAll(/"expr": "(.+)",?$/gm),
  ].map(([, expr = '']) => expr.replaceAll('\\"', '"'))

  it('asks only for metrics that are exposed, by labels that they have', () => {
    const exposed = new Map(ELSEWHERE)
    for (const [, name = '', labels = ''] of [...metrics.values()].join('\n').matchAll(/^(\w+)(?:\{(.*)\})? /gm)) {
      const known = exposed.get(name) ?? new Set(['job'])
      for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) known.add(label)
      exposed.set(name, known)
    }
    expect(asked.length).toBeGreaterThan(40)
    const strange = asked.flatMap(expr => {
      const names = [...expr.matchAll(/\bhub_\w+/g)].map(([name]) => name)
      const labels = [
        ...expr.matchAll(/(\w+)(?:=|!=|=~|!~)"/g),
        ...[...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => [...list.matchAll(/(\w+)/g)]),
      ].map(([, label = '']) => label)
      const known = new Set(names.flatMap(name => [...(exposed.get(name) ?? [])]))
      return [
        ...names.filter(name => !exposed.has(name)),
        ...labels.filter(label => names.length > 0 && !known.has(label)),
      ]
    })
    expect(strange).toEqual([])
  })

  it('asks for values of labels that there are', () => {
    const text = [...metrics.values()].join('\n')
    const values = asked.flatMap(expr =>
      [...expr.matchAll(/(\w+)(?:=|!=|=~|!~)"([^"]+)"/g)].flatMap(([, label = '', list = '']) =>
        label === 'job' ? [] : list.split('|').map(value => `${label}="${value}"`),
      ),
    )
    expect(values.filter(value => !text.includes(value))).toEqual([])
  })

  it('is explained alert by alert', () => {
    const alerts = [...read('deploy/observability/alerts.yml').matchAll(/alert: (\w+)/g)].map(([, name = '']) => name)
    const explained = read('docs/operations.md')
    expect(alerts.filter(name => !explained.includes(`\`${name}\``))).toEqual([])
    expect(ALARM_NAMES.filter(name => !explained.includes(`\`${name}\``))).toEqual([])
  })

  it('knows every alarm that is raised anywhere', () => {
    const filesIn = (folder: string): readonly string[] =>
      readdirSync(new URL(folder, ROOT), { withFileTypes: true }).flatMap(one => {
        if (one.isDirectory()) return one.name === 'node_modules' ? [] : filesIn(`${folder}/${one.name}`)
        return /(?<!\.test)\.ts$/.test(one.name) ? [`${folder}/${one.name}`] : []
      })
    const files = ['gateway/src', 'shared', 'subgraphs'].flatMap(filesIn)
    const raised = files.flatMap(file =>
      [...read(file).matchAll(/alarm: true[^']*?'([^']+)'/gs)].map(([, text]) => text),
    )
    expect(raised.length).toBeGreaterThan(5)
    expect(raised.filter(text => !Object.keys(ALARMS).includes(text ?? ''))).toEqual([])
  })
})

describe('traces', () => {
  it('go from the gateway to the owners that it asks, and name what they are about in fixed words alone', () => {
    const spans = receiver.spans()
    const answers = spans.filter(({ name, service }) => name === 'answer' && service === 'hub-emergency')
    expect(answers.length).toBeGreaterThan(0)
    for (const answer of answers) {
      const fetched = spans.find(({ spanId }) => spanId === answer.parentSpanId)
      expect(fetched).toMatchObject({ name: 'fetch', service: 'hub-gateway', traceId: answer.traceId })
    }
    const said = new Set(spans.flatMap(({ name, attributes }) => [name, ...attributes.map(({ key }) => key)]))
    const words = ['request', 'fetch', 'answer', 'load', 'hub.owner', 'hub.operation', 'hub.outcome', 'hub.cases']
    expect([...said].filter(word => !words.includes(word))).toEqual([])
  })

  it('are begun by the hub: what a caller sends is nobody’s parent', () => {
    expect(receiver.received.join('')).not.toContain(FOREIGN_TRACE)
  })

  it('are named by log lines about their request', () => {
    const named = lines
      .map(line => JSON.parse(line) as { requestId?: string; traceId?: string })
      .filter(one => one.traceId)
    const traces = new Set(receiver.spans().map(({ traceId }) => traceId))
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter(({ traceId, requestId }) => !traces.has(traceId ?? '') || requestId === undefined)).toEqual([])
  })
})

it('a process that is told nothing tells nothing', async () => {
  const told = createTelemetry(undefined, 'gateway')
  expect(await told.listen(undefined)).toBeUndefined()
  expect(told.trace(randomUUID(), 'request').traceparent).toBeUndefined()
  await told.close()
})
