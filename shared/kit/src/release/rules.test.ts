import type { Caller } from '@hub/assertion'
import { NO_FACTS, readTable, type TableFile } from '@hub/decision'
import { bit, EVERY_CATEGORY } from '@hub/vocabulary'
import { expect, it } from 'vitest'
import { guardedSchema } from '../schema.ts'
import { decisionRules } from './rules.ts'

const SDL = `
  type Case @key(fields: "id") { id: ID! @open emergency: File }
  type File { riskLevel: String @personal(categories: [THREAT]) }
  type Query { notices: String @open }
`
const cell = { role: 'CASE_WORKER', purpose: 'EMERGENCY_PROTECTION', relation: 'HOLDER', ifConsented: [] } as const
const table = (cells: TableFile['cells']) =>
  readTable({ digest: `sha256:${'0'.repeat(64)}`, longestTermDays: 365, cells })
const caller = { role: 'CASE_WORKER', purpose: 'EMERGENCY_PROTECTION', member: 'emergency' } as Caller
const facts = { ...NO_FACTS, standings: [{ relation: 'HOLDER', scope: EVERY_CATEGORY }] } as const

it("an owner decides by its own table, and explains by the consortium's", () => {
  const { schema, classes } = guardedSchema(SDL, {})
  const agreement = table([{ ...cell, free: ['THREAT'] }])
  const decided = decisionRules('emergency', agreement, table([]), schema, classes).decide(caller, facts)
  expect(decided).toMatchObject({ mask: 0, covered: bit('THREAT'), coveredByOwner: 0 })
  const agreed = decisionRules('emergency', agreement, agreement, schema, classes).decide(caller, facts)
  expect(agreed.mask).toBe(bit('THREAT'))
})

it('a room with an open field would show without any relation to its case, so there are no rules for it', () => {
  const open = SDL.replace('@personal(categories: [THREAT])', '@open')
  const { schema, classes } = guardedSchema(open, {})
  expect(() => decisionRules('emergency', table([]), table([]), schema, classes)).toThrow(
    '`Case.emergency` holds an open field, so it would always show',
  )
})
