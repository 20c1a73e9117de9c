import { createHmac, randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  cellsOf,
  type ExactCell,
  type Indicator,
  indicatorOf,
  parsePeriod,
  perturbation,
  readPlan,
} from '@hub/disclosure'
import { emergency } from '@hub/emergency'
import { loadPlan } from '@hub/kit'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StatisticsMember, startStatisticsMember, type Who } from './src/statistics/member.ts'

/**
 * A member's side of statistics, asked at its table endpoint. What it should have counted is counted here a second time,
 * in plain loops over its rows.
 */

const FILE = new URL('../subgraphs/emergency/statistics.json', import.meta.url)
const PLAN = readPlan(readFileSync(FILE, 'utf8'))
const DIGESTS = loadPlan(FILE)
const NOW = Date.UTC(2026, 6, 5)

const REGIONS = ['002', '019', '142', '150', '009', 'unknown word', null]
const GENDERS = ['WOMAN', 'MAN', 'OTHER', null]
const PROFILES = ['LAWYER', 'JOURNALIST_OR_MEDIA', 'WOMENS_RIGHTS']
const ACTS = ['RAID', 'SURVEILLANCE', 'KILLING', 'DEATH_THREAT']
const PURPOSES = ['EQUIPMENT', 'LEGAL_SUPPORT', 'MEDICAL_CARE']

interface Profile {
  readonly id: string
  readonly kind: string
  readonly REGION: string | null
  readonly GENDER: string | null
  readonly PROFILE: string
  readonly THREAT: string | null
  readonly leads: boolean
}

interface Event {
  readonly id: string
  readonly on: string
  readonly recorded: string
  readonly word: string
  readonly amount: number
  readonly currency: string
}

let member: StatisticsMember
const profiles: Profile[] = []
const threats: Event[] = []
const grants: Event[] = []
const active: { id: string; on: string }[] = []
let secret: Buffer

beforeAll(async () => {
  member = await startStatisticsMember(() => NOW)
  for (let at = 0; at < 240; at++) addCase(at)
  await writeAll()
  const { rows } = await member.database.query<{ secret: Buffer }>('select secret from statistics.secret')
  secret = rows[0]?.secret ?? Buffer.alloc(0)
})
afterAll(() => member[Symbol.asyncDispose]())

test('record keys are the first 32 bits of HMAC-SHA-256 under the own secret, and sum keys the next', async () => {
  expect(secret).toHaveLength(32)
  const { rows } = await member.database.query<{ case_id: string; record_key: string; sum_key: string }>(
    'select case_id, record_key, sum_key from statistics.profile',
  )
  expect(rows).toHaveLength(profiles.length)
  for (const { case_id, record_key, sum_key } of rows) {
    expect([Number(record_key), Number(sum_key)]).toEqual(keysOf(case_id))
  }
})

test('the login that serves never sees the secret, and changes nothing', async () => {
  const client = new pg.Client({ connectionString: member.serveUrl })
  await client.connect()
  try {
    const refused = async (sql: string) =>
      client.query(sql).then(
        () => 'done',
        (error: { code: string }) => error.code,
      )
    for (const sql of [
      'select * from statistics.secret',
      'select statistics.mac_of(gen_random_uuid())',
      "insert into statistics.profile (case_id, subject_kind) values (gen_random_uuid(), 'PERSON')",
      ...['freeze', 'frozen', 'released', 'disclosure'].flatMap(table => [
        `delete from statistics.${table}`,
        `truncate statistics.${table}`,
      ]),
      "update statistics.released set cells = '[]'",
      'update statistics.frozen set value = 0',
      "update statistics.freeze set definition = ''",
    ])
      expect([sql, await refused(sql)]).toEqual([sql, '42501'])
  } finally {
    await client.end()
  }
})

describe('every cell of a table is what a plain count of the rows gives, perturbed', () => {
  test.each([
    ['PERSONS_SUPPORTED', ['REGION', 'GENDER', 'PROFILE'], '2025'],
    ['PERSONS_SUPPORTED', ['THREAT'], '2025-Q2'],
    ['PERSONS_SUPPORTED', [], '2025'],
    ['PERSONS_BY_PROGRAMME', ['PROGRAMME', 'GENDER'], '2025'],
    ['THREATS', ['THREAT', 'SDG', 'GENDER'], '2025'],
    ['THREATS', ['PROFILE'], '2025-Q3'],
    ['EMERGENCY_GRANTS', ['REGION', 'GRANT_PURPOSE'], '2025'],
    ['EMERGENCY_GRANT_AMOUNT', ['REGION', 'GENDER'], '2025'],
    ['EMERGENCY_GRANT_AMOUNT', ['GRANT_PURPOSE'], '2026-Q1'],
  ])('%s by %s in %s', async (indicator, by, period) => {
    const { status, tables } = await member.ask(question(indicator, by, period))
    expect(status).toBe(200)
    const wanted = [by, ...by.map(left => by.filter(one => one !== left))]
    expect(tables.map(table => table.by)).toEqual(wanted)
    for (const [at, dimensions] of wanted.entries()) {
      const expected = expectedCells(indicator, dimensions, period)
      expect(tables[at]?.cells).toEqual(expected)
      if (at === 0) expect(expected.some(([cases]) => cases > 2)).toBe(true)
    }
  })
})

describe('a released period is fixed', () => {
  const [wide, narrow] = [
    question('PERSONS_SUPPORTED', ['REGION', 'GENDER'], '2024-Q4'),
    question('PERSONS_SUPPORTED', ['PROFILE'], '2024-Q4'),
  ]

  test('before and after one new case, a late record, a change of profile, a deny and an erasure', async () => {
    const before = await member.ask(wide)
    const expected = expectedCells('PERSONS_SUPPORTED', ['PROFILE'], '2024-Q4')
    const led = profiles.filter(one => one.leads && active.some(row => row.id === one.id && row.on < '2025'))
    const [first, second] = led
    await member.database.query(`update statistics.profile set profile = 'LAWYER', region = '002' where case_id = $1`, [
      first?.id,
    ])
    await member.database.query(
      `insert into ledger.consent_directive values (gen_random_uuid(), $1, 'DENY', '{IDENTITY}', '{ANY_MEMBER}',
        '{AGGREGATE_REPORTING}', null, null, null, 'test', now(), 'INTERVIEW', 'en', '1', 'none', true)`,
      [second?.id],
    )
    const more = randomUUID()
    await insertCase({
      id: more,
      kind: 'PERSON',
      REGION: '002',
      GENDER: 'MAN',
      PROFILE: 'LAWYER',
      THREAT: null,
      leads: true,
    })
    await member.database.query(`insert into statistics.activity values ($1, '2024-11-11')`, [more])
    await member.database.query(`delete from statistics.activity where case_id = $1`, [led[2]?.id])

    expect(await member.ask(wide)).toEqual(before)
    // Another table of the quarter counts the rows that were fixed with the first.
    expect((await member.ask(narrow)).tables[0]?.cells).toEqual(expected)
  })

  test('re-banding it is refused; what is not released yet is counted in the new bands', async () => {
    await member.ask(question('THREATS', ['REGION'], '2024-Q2'))
    const folder = mkdtempSync(join(tmpdir(), 'hub-plan-'))
    try {
      const plan = JSON.parse(readFileSync(FILE, 'utf8')) as { dimensions: { id: string; codes: { code: string }[] }[] }
      const region = plan.dimensions.find(one => one.id === 'REGION')
      region?.codes.splice(0, 2, { ...(region.codes[0] as object), code: '002_019' } as { code: string })
      writeFileSync(join(folder, 'statistics.json'), JSON.stringify(plan))
      copyFileSync(new URL('../subgraphs/emergency/schema.graphql', import.meta.url), join(folder, 'schema.graphql'))
      const url = pathToFileURL(`${folder}/`)
      const changed = loadPlan(new URL('statistics.json', url))
      const ask = await member.serveAgain({ ...emergency, folder: url })
      const asked = (period: string) => ({
        ...question('THREATS', ['REGION'], period),
        definition: changed.definitionDigest(indicatorOf(changed.plan, 'THREATS') as Indicator),
      })
      expect(await ask(asked('2024-Q2'))).toMatchObject({ status: 409, code: 'PERIOD_RELEASED', tables: [] })
      // A year that holds the quarter would tell the same rows in other bands.
      expect(await ask(asked('2024'))).toMatchObject({ status: 409, code: 'PERIOD_RELEASED', tables: [] })
      expect(await ask(asked('2024-Q3'))).toMatchObject({ status: 200 })
      // To the former plan the quarter is taken now.
      expect(await member.ask(question('THREATS', ['REGION'], '2024-Q3'))).toMatchObject({ code: 'PERIOD_RELEASED' })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

test('a late record counts in the quarter in which it came', async () => {
  const late = threats.filter(
    one => one.on < '2025-07-01' && one.recorded >= '2025-07-01' && one.recorded < '2025-10-01',
  )
  expect(late.length).toBeGreaterThan(0)
  const { rows } = await member.database.query<{ count: string }>(
    `select count(*) from statistics.frozen join statistics.freeze as made on made.id = freeze_id
      where indicator = 'THREATS' and quarter = '2025-Q3'`,
  )
  const counted = threats.filter(one => later(one) >= '2025-07-01' && later(one) < '2025-10-01' && !isDenied(one.id))
  expect(Number(rows[0]?.count)).toBe(counted.length)
})

describe('the endpoint refuses', () => {
  test('what is not in its own copy of the plan, and any condition of one’s own', async () => {
    const good = question('THREATS', ['REGION'], '2025-Q1')
    for (const [change, code] of [
      [{ indicator: 'CORE_GRANTS' }, 'NOT_IN_PLAN'],
      [{ indicator: 'constructor' }, 'NOT_IN_PLAN'],
      [{ by: ['CHANNEL'] }, 'NOT_IN_PLAN'],
      [{ by: ['REGION', 'GENDER', 'PROFILE', 'THREAT'] }, 'NOT_IN_PLAN'],
      [{ period: '2026-Q3' }, 'NOT_IN_PLAN'],
      [{ period: '2023-Q4' }, 'NOT_IN_PLAN'],
      [{ period: '2025-01-01/2025-02-01' }, 'NOT_IN_PLAN'],
      [{ definition: 'sha256:another' }, 'PLAN_DIFFERS'],
      [{ where: { region: '002' } }, 'BAD_REQUEST'],
      [{ cases: profiles.slice(0, 5).map(one => one.id) }, 'BAD_REQUEST'],
      [{ by: 'REGION' }, 'BAD_REQUEST'],
    ] as const)
      expect([change, await member.ask({ ...good, ...change })]).toEqual([
        change,
        { status: code === 'PLAN_DIFFERS' ? 409 : 400, code, tables: [] },
      ])
  })

  test.each<Who>([
    { role: 'CASE_WORKER', member: 'emergency', purpose: 'CASE_COORDINATION' },
    { role: 'PARTNER_SYSTEM', member: 'training', purpose: 'AGGREGATE_REPORTING' },
    { role: 'AUDITOR', member: 'secretariat', purpose: 'AUDIT' },
  ])('$role for $purpose', async who => {
    expect(await member.ask(question('THREATS', [], '2025'), who)).toEqual({
      status: 403,
      code: 'NOT_COVERED',
      tables: [],
    })
  })
})

function question(indicator: string, by: readonly string[], period: string) {
  return { indicator, by, period, definition: DIGESTS.definitionDigest(indicatorOf(PLAN, indicator) as Indicator) }
}

/** What the table should be: rows picked and added one by one. */
function expectedCells(id: string, by: readonly string[], period: string): [number, number][] {
  const indicator = indicatorOf(PLAN, id) as Indicator
  const { from, until } = parsePeriod(period) as NonNullable<ReturnType<typeof parsePeriod>>
  const rows = unitsOf(id).filter(({ on }) => on >= from && on < until)
  const perturb = perturbation(PLAN, indicator)
  return cellsOf(PLAN, by).map(codes => {
    const inCell = rows.filter(row => by.every((dimension, at) => codeOf(row, dimension) === codes[at]))
    const perCase = new Map<string, number>()
    for (const { profile, value } of inCell) perCase.set(profile.id, (perCase.get(profile.id) ?? 0) + value)
    const clipped = [...perCase.values()].map(value => Math.min(value, indicator.cap))
    const keys = [...perCase.keys()].map(keysOf)
    const key = (which: 0 | 1) => (keys.reduce((sum, pair) => sum + pair[which], 0) % 2 ** 32) / 2 ** 32
    const exact: ExactCell = {
      cases: perCase.size,
      value: Math.round(clipped.reduce((sum, value) => sum + value, 0) * 100) / 100,
      largest: Math.max(0, ...clipped),
      countKey: key(0),
      sumKey: key(1),
    }
    const { cases, value } = perturb(exact)
    return [cases, value]
  })
}

interface Unit {
  readonly profile: Profile
  readonly on: string
  readonly value: number
  readonly words: Readonly<Record<string, string>>
}

function unitsOf(id: string): Unit[] {
  const of = (events: readonly Event[], words: (one: Event) => Record<string, string>, value: (one: Event) => number) =>
    events.flatMap(one => {
      const profile = profiles.find(known => known.id === one.id)
      return profile && !isDenied(one.id) ? [{ profile, on: later(one), value: value(one), words: words(one) }] : []
    })
  const rates: Record<string, number> = PLAN.euros
  switch (id) {
    case 'THREATS':
      return of(
        threats,
        ({ word }) => ({ THREAT: word, SDG: word === 'KILLING' ? 'SDG_16_10_1' : 'OTHER' }),
        () => 1,
      )
    case 'EMERGENCY_GRANTS':
      return of(
        grants,
        ({ word }) => ({ GRANT_PURPOSE: word }),
        () => 1,
      )
    case 'EMERGENCY_GRANT_AMOUNT':
      return of(
        grants,
        ({ word }) => ({ GRANT_PURPOSE: word }),
        one => Math.round(one.amount * (rates[one.currency] ?? 0) * 100) / 100,
      )
    case 'PERSONS_BY_PROGRAMME':
      return of(
        [...threats, ...grants],
        () => ({ PROGRAMME: 'emergency' }),
        () => 1,
      ).filter(({ profile }) => profile.kind === 'PERSON')
    default:
      return active.flatMap(({ id: case_id, on }) => {
        const profile = profiles.find(known => known.id === case_id)
        return profile?.kind === 'PERSON' && profile.leads && !isDenied(case_id)
          ? [{ profile, on, value: 1, words: {} }]
          : []
      })
  }
}

function codeOf({ profile, words }: Unit, dimension: string): string {
  const word = words[dimension] ?? (profile as unknown as Record<string, string | null>)[dimension]
  const { codes, otherwise } = PLAN.dimensions.find(one => one.id === dimension) ?? { codes: [], otherwise: '' }
  return codes.find(one => one.code === word)?.code ?? otherwise ?? ''
}

function keysOf(id: string): [number, number] {
  const mac = createHmac('sha256', secret)
    .update(Buffer.from(id.replaceAll('-', ''), 'hex'))
    .digest()
  return [mac.readUInt32BE(0), mac.readUInt32BE(4)]
}

function later({ on, recorded }: Event): string {
  return on > recorded ? on : recorded
}

/** Every twentieth case has a deny: in force, not to be understood, over, or about something else. */
function denyOf(id: string): 'DENY' | 'UNKNOWN' | 'OVER' | 'OTHER' | undefined {
  const at = profiles.findIndex(one => one.id === id)
  return at % 20 === 7 ? (['DENY', 'UNKNOWN', 'OVER', 'OTHER'] as const)[Math.floor(at / 20) % 4] : undefined
}

function isDenied(id: string): boolean {
  return ['DENY', 'UNKNOWN'].includes(denyOf(id) ?? '')
}

function pick<Item>(items: readonly Item[], at: number): Item {
  return items[at % items.length] as Item
}

/** A spread of words and days that is the same in every run. */
function addCase(at: number): void {
  const id = randomUUID()
  profiles.push({
    id,
    kind: at % 9 === 4 ? 'ORGANISATION' : 'PERSON',
    REGION: pick(REGIONS, Math.floor(at / 2)),
    GENDER: pick(GENDERS, at),
    PROFILE: pick(PROFILES, Math.floor(at / 3)),
    THREAT: at % 5 === 0 ? null : pick(ACTS, at),
    leads: at % 3 !== 2,
  })
  const day = (offset: number) =>
    new Date(Date.UTC(2024, 8, 1) + ((at * 37 + offset) % 640) * 86_400_000).toISOString().slice(0, 10)
  const event = (offset: number, word: string): Event => {
    const on = day(offset)
    const lateBy = (at + offset) % 11 === 0 ? 70 : 2
    const recorded = new Date(Date.parse(on) + lateBy * 86_400_000).toISOString().slice(0, 10)
    return {
      id,
      on,
      recorded,
      word,
      amount: 400 + ((at * 977 + offset) % 9_000) + 0.37,
      currency: pick(['EUR', 'USD', 'XAU'], at),
    }
  }
  for (let count = 0; count < 1 + (at % 6); count++) threats.push(event(count * 11, pick(ACTS, at + count)))
  for (let count = 0; count < at % 3; count++) grants.push(event(count * 29 + 5, pick(PURPOSES, at + count)))
  for (const offset of [0, 100, 300]) active.push({ id, on: day(offset) })
}

async function insertCase(one: Profile): Promise<void> {
  await member.database.query(`insert into ledger.part values ($1, $2, 'test', now())`, [one.id, `local ${one.id}`])
  await member.database.query(`insert into emergency_file (case_id) values ($1)`, [one.id])
  await member.database.query(
    `insert into statistics.profile (case_id, subject_kind, region, gender, profile, threat, leads_from)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    [one.id, one.kind, one.REGION, one.GENDER, one.PROFILE, one.THREAT, one.leads ? '2024-01-01' : null],
  )
}

async function writeAll(): Promise<void> {
  for (const one of profiles) await insertCase(one)
  for (const { id, on, recorded, word } of threats)
    await member.database.query('insert into threat (case_id, act, occurred_on, recorded_on) values ($1, $2, $3, $4)', [
      id,
      word,
      on,
      recorded,
    ])
  for (const { id, on, recorded, word, amount, currency } of grants)
    await member.database.query(
      `insert into emergency_grant (id, case_id, amount, currency, purpose, approved_on, status, recorded_on)
        values (gen_random_uuid(), $1, $2, $3, $4, $5, 'PAID', $6)`,
      [id, amount, currency, word, on, recorded],
    )
  for (const { id, on } of active)
    await member.database.query('insert into statistics.activity values ($1, $2) on conflict do nothing', [id, on])
  for (const { id } of profiles) {
    const deny = denyOf(id)
    if (deny === undefined) continue
    await member.database.query(
      `insert into ledger.consent_directive values (gen_random_uuid(), $1, $2, '{IDENTITY}', '{SECRETARIAT}', $3,
        null, null, $4, 'test', now(), 'INTERVIEW', 'en', '1', 'none', true)`,
      [
        id,
        deny === 'UNKNOWN' ? 'FORBID' : 'DENY',
        [deny === 'OTHER' ? 'TRAINING' : 'AGGREGATE_REPORTING'],
        deny === 'OVER' ? '2025-01-01' : null,
      ],
    )
  }
}
