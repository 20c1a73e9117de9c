import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { cellsOf, readPlan } from '@hub/disclosure'
import { MEMBER_CODES, OWNERS, type Owner } from '@hub/vocabulary'
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SentRequest } from './src/harness/recording-proxy.ts'
import { SLOWER } from './src/harness/slower.ts'
import { type Hub, startHub } from './src/harness/start-hub.ts'
import { askTable, LIAISON } from './src/statistics/ask.ts'

/** Statistics from end to end: what is asked for, what is refused, and what leaves whom. */

const PLAN = readPlan(readFileSync(new URL('../schema/statistics/plan.json', import.meta.url), 'utf8'))
const API = readFileSync(new URL('../schema/api.graphql', import.meta.url), 'utf8')

/** Quarters around which the data lies are over by then. */
const NOW = Date.UTC(2026, 10, 20)
/** The latest that are over, in the order in which they are told, and some that are not. */
let over: readonly string[]
let open: readonly string[]

let hub: Hub
const lines: string[] = []
const heard: { owner: Owner; sent: SentRequest; answer: string }[] = []

beforeAll(async () => {
  hub = await startHub({ cases: 600, clock: () => NOW, onLogLine: line => lines.push(line) })
  ;({ over, open } = periodsAt(new Date(hub.clock())))
  for (const owner of OWNERS) {
    hub.proxies[owner].onExchange = (sent, answer) => heard.push({ owner, sent, answer })
  }
})
afterAll(() => hub[Symbol.asyncDispose]())

describe('a question', () => {
  test('asked 1,000 times has one answer', async () => {
    const answers = new Set<string>()
    const table = `table(indicator: "PERSONS_SUPPORTED", by: [REGION], period: "2025") { cells { keys { code } value } }`
    const document = `{ ${Array.from({ length: 10 }, (_, at) => `t${at}: ${table}`).join(' ')} }`
    for (let turn = 0; turn < 10; turn++) {
      const some = await Promise.all(Array.from({ length: 10 }, () => hub.query(LIAISON, document)))
      for (const { body } of some) for (const one of Object.values(body.data ?? {})) answers.add(JSON.stringify(one))
    }
    expect(answers.size).toBe(1)
    expect([...answers][0]).toMatch(/"value":"[0-9]+"/)
  })

  test('written with aliases, other orders and repetitions has identical bytes', async () => {
    const first = await askTable(hub, 'PERSONS_SUPPORTED', ['REGION', 'GENDER'], '2025')
    for (const by of [
      ['GENDER', 'REGION'],
      ['REGION', 'GENDER', 'REGION', 'GENDER', 'GENDER'],
      ['GENDER', 'REGION', 'REGION'],
    ]) {
      expect((await askTable(hub, 'PERSONS_SUPPORTED', by, '2025')).bytes).toBe(first.bytes)
    }
    const table = (by: string) =>
      `table(indicator: "PERSONS_SUPPORTED", by: [${by}], period: "2025") { cells { keys { code } value } }`
    const { body } = await hub.query(LIAISON, `{ a: ${table('REGION, GENDER')} b: ${table('GENDER, REGION, GENDER')} }`)
    const { a, b } = body.data as unknown as { a: object; b: object }
    expect(b).toEqual(a)
  })

  test('is in every role and both languages what the plan says', async () => {
    for (const sub of ['coordinator@secretariat.example', 'dpo@training.example', 'auditor@secretariat.example']) {
      const { body } = await hub.query(
        { sub, purpose: 'AGGREGATE_REPORTING' },
        '{ indicators { id en: title fr: title(language: FR) dimensions periods } dimensions { id codes { code label(language: FR) } } }',
      )
      const { indicators, dimensions } = body.data as unknown as {
        indicators: { id: string; en: string; fr: string; dimensions: string[]; periods: string[] }[]
        dimensions: { id: string; codes: { code: string; label: string }[] }[]
      }
      expect(indicators.map(({ id, en, fr }) => ({ id, en, fr }))).toEqual(
        PLAN.indicators.map(({ id, title }) => ({ id, ...title })),
      )
      expect(indicators[0]?.periods.slice(0, over.length)).toEqual(over)
      expect(dimensions.map(one => one.codes.map(({ code }) => code))).toEqual(
        PLAN.dimensions.map(one => one.codes.map(({ code }) => code)),
      )
    }
  })

  test('of every indicator is answered', async () => {
    for (const { id, dimensions, members } of PLAN.indicators) {
      const by = dimensions.slice(0, 2)
      const { table, fault } = await askTable(hub, id, by, '2025')
      expect(fault).toBeUndefined()
      expect(table).toMatchObject({ indicator: { id }, by, period: '2025', members })
      expect(table?.cells.map(({ keys }) => keys.map(({ code }) => code))).toEqual(cellsOf(PLAN, by))
      for (const { value, status } of table?.cells ?? [])
        expect(status).toBe(value === null ? 'SUPPRESSED' : 'RELEASED')
    }
  })

  test('that the plan does not have is told what it has', async () => {
    const ids = PLAN.indicators.map(one => one.id)
    const faults = async (...asked: [string, string[], string]) => (await askTable(hub, ...asked)).fault
    expect(await faults('PERSONS', [], '2025')).toMatchObject({ code: 'INDICATOR_UNKNOWN', allowed: ids })
    expect(await faults('FIRST_CONTACTS', ['TOPIC'], '2025')).toMatchObject({
      code: 'DIMENSION_NOT_ALLOWED',
      allowed: ['REGION', 'GENDER', 'PROFILE', 'CHANNEL'],
    })
    expect(await faults('PERSONS_SUPPORTED', ['REGION', 'GENDER', 'PROFILE', 'THREAT'], '2025')).toMatchObject({
      code: 'TOO_MANY_DIMENSIONS',
      allowed: ['REGION', 'GENDER', 'PROFILE', 'THREAT'],
    })
    for (const [period, code] of [
      ['2025-07', 'PERIOD_UNKNOWN'],
      ['2025-Q5', 'PERIOD_UNKNOWN'],
      ...open.map(period => [period, 'PERIOD_OPEN'] as const),
      ['2023', 'PERIOD_BEYOND_DATA'],
    ] as const) {
      const fault = await faults('PERSONS_SUPPORTED', [], period)
      expect(fault?.code).toBe(code)
      expect(fault?.allowed).toEqual(expect.arrayContaining([...over]))
      for (const period of open) expect(fault?.allowed).not.toContain(period)
    }
  })

  test('by an unknown dimension, or with a condition of its own, does not fit the schema', async () => {
    for (const document of [
      '{ table(indicator: "PERSONS_SUPPORTED", by: [COUNTRY], period: "2025") { period } }',
      '{ table(indicator: "PERSONS_SUPPORTED", by: [], period: "2025", where: { region: "002" }) { period } }',
      '{ table(indicator: "PERSONS_SUPPORTED", by: [], from: "2025-01-01", until: "2025-02-01") { period } }',
    ]) {
      const { status, body } = await hub.query(LIAISON, document)
      expect(status).toBe(400)
      expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
    }
  })
})

test('downloads carry the table, its notes and its codes', async () => {
  const { body } = await hub.query(
    LIAISON,
    `{ table(indicator: "EMERGENCY_GRANT_AMOUNT", by: [GENDER], period: "2025") {
      notes cells { value } downloads { format fileName mediaType content } } }`,
  )
  const { table } = body.data as unknown as {
    table: {
      notes: string[]
      cells: { value: string | null }[]
      downloads: { format: string; fileName: string; mediaType: string; content: string }[]
    }
  }
  const file = (format: string) => table.downloads.find(one => one.format === format)?.content ?? ''
  const csv = file('CSV').split('\r\n')
  expect(csv.filter(line => line.startsWith('# '))).toEqual(table.notes.map(note => `# ${note}`))
  expect(csv[table.notes.length]).toBe('INDICATOR,TIME_PERIOD,GENDER,GENDER_LABEL,UNIT,VALUE,STATUS')
  const sdmx = file('SDMX_CSV')
    .trimEnd()
    .split('\r\n')
    .map(line => line.split(','))
  expect(sdmx[0]?.join()).toBe(
    'STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,SEX,PROFILE,GRANT_PURPOSE,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,CONF_STATUS',
  )
  expect(sdmx.slice(1).map(line => line[9])).toEqual(table.cells.map(({ value }) => value ?? ''))
  expect(new Set(sdmx.slice(1).map(line => [line[9] === '', line[11], line[12]].join()))).toEqual(
    new Set(['true,Q,C', 'false,A,F']),
  )
  expect(new Set(sdmx.slice(1).map(line => line[5]))).toEqual(new Set(['F', 'M', '_O', '_U']))
  const dcat = JSON.parse(file('DCAT_AP')) as Record<string, unknown>
  expect(dcat).toMatchObject({
    '@type': 'dcat:Dataset',
    'dct:temporal': { 'dcat:endDate': { '@value': '2025-12-31' } },
  })
  expect(JSON.stringify(dcat['dct:description'])).toContain('additif')
})

describe('while a member', () => {
  const question = ['TRAINING_PLACES', ['REGION'], '2024-Q4'] as const

  test('is missing, the table is pending and names it; afterwards it is whole', async () => {
    hub.proxies.training.standIn = (_, response) => response.writeHead(503).end()
    expect(await askTable(hub, 'PERSONS_SUPPORTED', ['THREAT'], '2024-Q4')).toMatchObject({
      table: null,
      fault: { code: 'TABLE_PENDING', missing: ['training'] },
    })
    hub.proxies.training.standIn = undefined
    expect((await askTable(hub, 'PERSONS_SUPPORTED', ['THREAT'], '2024-Q4')).table).not.toBeNull()
  })

  test('sends garbage or what cannot be, the table is refused, and only the operator is told by whom', async () => {
    const honest = await honestAnswer(question)
    const spoilt = [
      'garbage',
      '{}',
      withCells(honest, cells => cells.slice(1)),
      withCells(honest, cells => cells.map(() => [-4, -4])),
      withCells(honest, cells => cells.map(() => [1, 1])),
      withCells(honest, cells => cells.map(() => [12.5, 12.5])),
      withCells(honest, cells => cells.map(() => [20, 9_000])),
      withCells(honest, cells => cells.map(() => [0, 30])),
      withCells(honest, cells => cells.map(() => [1e300, 1e300])),
      JSON.stringify({ ...(JSON.parse(honest) as object), member: 'emergency' }),
    ]
    for (const answer of spoilt) {
      lines.length = 0
      hub.proxies.training.standIn = (sent, response) =>
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(sent.url === '/statistics' ? answer : '{"status":"ready"}')
      const { fault, table, bytes } = await askTable(hub, ...question)
      expect({ table, code: fault?.code }).toEqual({ table: null, code: 'TABLE_REFUSED' })
      expect(bytes).not.toContain('training')
      // Written before the answer; where it is another process's log, it may be read after.
      const isTold = () => lines.some(line => line.includes('"member":"training"') && line.includes('"alarm":true'))
      await expect.poll(isTold, { timeout: 20_000 * SLOWER }).toBe(true)
    }
    hub.proxies.training.standIn = undefined
    expect((await askTable(hub, ...question)).table).not.toBeNull()
  })

  /** What the member would say, from the same question of another quarter. */
  async function honestAnswer([indicator, by]: typeof question): Promise<string> {
    heard.length = 0
    await askTable(hub, indicator, by, '2025-Q1')
    return heard.find(one => one.owner === 'training' && one.sent.url === '/statistics')?.answer ?? ''
  }

  function withCells(answer: string, change: (cells: unknown[]) => unknown[]): string {
    const { tables, ...rest } = JSON.parse(answer) as { tables: { cells: unknown[] }[] }
    return JSON.stringify({ ...rest, tables: tables.map(table => ({ ...table, cells: change(table.cells) })) })
  }
})

test('no exact count and no case id is in the traffic, the storage or the log of the statistics', async () => {
  heard.length = 0
  lines.length = 0
  for (const period of ['2024-Q3', '2025-Q2']) {
    await askTable(hub, 'THREATS', ['THREAT', 'PROFILE', 'REGION'], period)
    await askTable(hub, 'EMERGENCY_GRANT_AMOUNT', ['GRANT_PURPOSE', 'REGION'], period)
    await askTable(hub, 'PERSONS_SUPPORTED', ['REGION', 'GENDER', 'PROFILE'], period)
  }
  // Exact: by a plain statement over the member's own tables, of which most cells hold one case or two.
  const exact = await rowsOf(
    'emergency',
    `select count(*)::integer as threats, count(distinct case_id)::integer as cases from threat
      join statistics.profile using (case_id)
      where greatest(occurred_on, recorded_on) >= '2024-07-01' and greatest(occurred_on, recorded_on) < '2024-10-01'
      group by act, profile.profile, region`,
  )
  expect(exact.filter(({ cases }) => Number(cases) <= 2).length).toBeGreaterThan(20)

  const tables = heard.filter(one => one.sent.url === '/statistics')
  expect(new Set(tables.map(one => one.owner))).toEqual(new Set(MEMBER_CODES))
  const cells = tables.flatMap(one =>
    (JSON.parse(one.answer) as { tables: { cells: [number, number][] }[] }).tables.flatMap(table => table.cells),
  )
  // Counts of one and two are everywhere in the data, and nowhere in what leaves.
  expect(cells.filter(([cases]) => cases > 0).length).toBeGreaterThan(100)
  expect(cells.filter(([cases, value]) => [1, 2].includes(cases) || (cases > 0 && [1, 2].includes(value)))).toEqual([])
  // Of amounts nothing is left below the hundred.
  const amounts = tables.filter(one => one.sent.body.includes('EMERGENCY_GRANT_AMOUNT'))
  expect(amounts.length).toBeGreaterThan(0)
  for (const { answer } of amounts) {
    const { tables: sent } = JSON.parse(answer) as { tables: { cells: [number, number][] }[] }
    expect(sent.flatMap(table => table.cells).filter(([, value]) => value % 100 !== 0)).toEqual([])
  }

  const ids = (await rowsOf('registry', 'select id, reference from case_reference')).flatMap(row => Object.values(row))
  expect(ids.length).toBeGreaterThan(1_000)
  const stored = await everyRow('statistics')
  expect(stored).toContain('EMERGENCY_GRANT_AMOUNT')
  const traffic = heard.filter(one => one.owner === 'statistics' || one.sent.url === '/statistics')
  const everything = [JSON.stringify(traffic), stored, lines.join('')]
  for (const id of ids) for (const text of everything) expect(text.includes(String(id))).toBe(false)
})

describe('a member', () => {
  const wire = { indicator: 'PERSONS_SUPPORTED', by: ['REGION'], period: '2025' }

  test('gives no table to whoever is not the statistics, and the statistics nothing but tables', async () => {
    heard.length = 0
    await askTable(hub, 'FIRST_CONTACTS', ['PROFILE'], '2025-Q3')
    const made = heard.find(one => one.sent.url === '/statistics')?.sent
    const { 'members-token': membersToken, 'statistics-assertion': assertion } = made?.headers ?? {}
    const send = async (path: string, headers: object, body: string) => {
      const url = `${hub.ownerUrl('outreach')}${path}`
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers } as Record<string, string>,
        body,
      })
      return response.status
    }
    const body = made?.body ?? ''
    const both = { 'members-token': String(membersToken), 'statistics-assertion': String(assertion) }
    // Again: an assertion is taken once.
    expect(await send('/statistics', both, body)).toBe(401)
    expect(await send('/statistics', { 'members-token': both['members-token'] }, body)).toBe(401)
    expect(await send('/statistics', { 'statistics-assertion': both['statistics-assertion'] }, body)).toBe(401)
    expect(await send('/statistics', both, JSON.stringify({ ...wire, definition: 'x' }))).toBe(401)
    // Under the name of the gateway's assertion it opens nothing, and the gateway's opens no table.
    const asGateway = { 'members-token': both['members-token'], 'hub-assertion': both['statistics-assertion'] }
    expect(await send('/graphql', asGateway, '{"query":"{ members { code } }"}')).toBe(401)
    const sentByGateway = heard.find(one => one.owner === 'statistics')?.sent
    const gateways = {
      'members-token': both['members-token'],
      'statistics-assertion': String(sentByGateway?.headers['hub-assertion']),
    }
    expect(await send('/statistics', gateways, sentByGateway?.body ?? '')).toBe(401)
  })
})

describe('a liaison', () => {
  test(
    'reaches nothing at record level, by any field of the schema',
    async () => {
      const schema = buildSchema(API)
      const query = schema.getQueryType()
      if (!query) throw new Error('no queries')
      hub.takeSent()
      let fields = 0
      for (const root of Object.values(query.getFields())) {
        if (['table', 'indicators', 'dimensions', ...ABOUT_NO_CASE].includes(root.name)) continue
        const paths = leafPaths(root, 5)
        fields += paths.length
        for (let from = 0; from < paths.length; from += 10) {
          const document = `{ ${paths.slice(from, from + 10).join(' ')} }`
          const { status, body } = await hub.query(LIAISON, document)
          const values = leavesOf(body.data)
          const why = body.errors?.[0]?.message
          expect({ document, status, why, values }).toEqual({ document, status: 200, why: undefined, values: [] })
        }
      }
      expect(fields).toBeGreaterThan(100)
      // Nobody but the registry was asked, and it was asked for nothing about a person.
      const asked = new Set(hub.takeSent().map(one => one.owner))
      for (const member of MEMBER_CODES) expect(asked.has(member)).toBe(false)
    },
    60_000 * SLOWER,
  )

  /** Who is in the consortium, who the caller is, what stands on the public website, and what refusals mean. */
  const ABOUT_NO_CASE = ['members', 'viewer', 'publishedAppeals', 'deskRefusals']

  /** A document for each leaf below a field, down to some depth. */
  function leafPaths(field: GraphQLField<unknown, unknown>, depth: number): string[] {
    const named = getNamedType(field.type)
    const required = field.args.filter(argument => isNonNullType(argument.type) && argument.defaultValue === undefined)
    const given = required.map(({ name, type }) => `${name}: ${valueFor(type)}`)
    if (named.name.endsWith('Connection')) given.push('first: 50')
    const args = given.length === 0 ? '' : `(${given.join(' ')})`
    if (!isObjectType(named)) return [`${field.name}${args}`]
    if (depth === 0) return []
    return Object.values(named.getFields()).flatMap(one =>
      leafPaths(one, depth - 1).map(path => `${field.name}${args} { ${path} }`),
    )
  }

  const ID = randomUUID()

  function valueFor(type: GraphQLInputType): string {
    const named = getNamedType(type)
    return isEnumType(named) ? (named.getValues()[0]?.name ?? '') : JSON.stringify(ID)
  }

  function leavesOf(value: unknown): unknown[] {
    // An empty page is no record.
    if (value === null || value === undefined || value === false || value === 0) return []
    if (typeof value !== 'object') return [value]
    return Object.values(value).flatMap(leavesOf)
  }
})

function periodsAt(now: Date) {
  const [year, overThisYear] = [now.getUTCFullYear(), Math.floor(now.getUTCMonth() / 3)]
  const quarters = Array.from({ length: overThisYear }, (_, at) => `${year}-Q${overThisYear - at}`)
  return { over: [...quarters, `${year - 1}`], open: [`${year}-Q${overThisYear + 1}`, `${year}`, `${year + 5}-Q1`] }
}

async function rowsOf(owner: Owner, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: hub.databases[owner].migrateUrl })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** All that an owner's database holds, as text. */
async function everyRow(owner: Owner): Promise<string> {
  const tables = await rowsOf(
    owner,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'statistics', 'ledger')`,
  )
  const rows = await Promise.all(tables.map(({ name }) => rowsOf(owner, `select t::text as row from ${name} as t`)))
  return rows
    .flat()
    .map(row => String(row.row))
    .join('\n')
}
