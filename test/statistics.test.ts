import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hub, startHub } from './src/harness/start-hub.ts'

const LIAISON = { sub: 'liaison@eu.example', purpose: 'AGGREGATE_REPORTING' } as const

const TABLE = `query Table($indicator: ID!, $by: [Dimension!]!, $period: Period!) {
  table(indicator: $indicator, by: $by, period: $period) {
    indicator { id title unit } by period members
    cells { keys { dimension code label } value status }
    notes
    downloads { format fileName mediaType content }
  }
}`

let hub: Hub
const lines: string[] = []

beforeAll(async () => {
  hub = await startHub({ cases: 2_000, onLogLine: line => lines.push(line) })
})

afterAll(() => hub[Symbol.asyncDispose]())

test('explore', async () => {
  const one = await hub.query(LIAISON, '{ indicators { id title(language: FR) unit dimensions periods } }')
  console.log(one.text.slice(0, 1500))
  for (const [indicator, by, period] of [
    ['PERSONS_SUPPORTED', [], '2025'],
    ['PERSONS_SUPPORTED', ['REGION'], '2025'],
    ['PERSONS_SUPPORTED', ['REGION', 'GENDER'], '2025-Q3'],
    ['PERSONS_SUPPORTED', ['REGION'], '2025-Q3'],
    ['PERSONS_SUPPORTED', ['REGION', 'GENDER'], '2025'],
    ['PERSONS_SUPPORTED', ['REGION', 'GENDER', 'PROFILE'], '2025'],
    ['PERSONS_SUPPORTED', [], '2024'],
    ['PERSONS_SUPPORTED', [], '2026-Q2'],
    ['PERSONS_BY_PROGRAMME', ['PROGRAMME'], '2025-Q3'],
    ['EMERGENCY_GRANTS', ['REGION'], '2025'],
    ['EMERGENCY_GRANT_AMOUNT', ['REGION'], '2025'],
    ['CORE_GRANT_AMOUNT', ['REGION'], '2025'],
    ['RELOCATIONS', [], '2025'],
    ['RELOCATED_PERSONS', [], '2025'],
    ['RELOCATION_DAYS', [], '2025'],
    ['TRAINING_PLACES', ['TOPIC'], '2025'],
    ['ADVOCACY_ACTIONS', ['ACTION'], '2025'],
    ['FIRST_CONTACTS', [], '2025'],
    ['THREATS', ['THREAT', 'SDG'], '2025'],
  ] as const) {
    const began = performance.now()
    const answer = await hub.query(LIAISON, TABLE, { indicator, by, period })
    const table = answer.body.data?.table as unknown as {
      cells: { keys: { code: string }[]; value: string | null }[]
    } | null
    console.log(indicator, by, period, (performance.now() - began).toFixed(0), 'ms')
    if (table) console.log(table.cells.map(c => `${c.keys.map(k => k.code).join('/')}=${c.value}`).join(' '))
    else console.log(answer.text.slice(0, 1500))
  }
  console.log(lines.filter(l => /error|warn|"level":[45]/.test(l)).slice(0, 10))
  expect(1).toBe(1)
})
