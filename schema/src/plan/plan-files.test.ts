import { readFileSync } from 'node:fs'
import { dimensionOf, PlanError, perturbation, readPlan } from '@hub/disclosure'
import { buildSchema, isEnumType } from 'graphql'
import { expect, test } from 'vitest'
import { ROOT } from '../paths.ts'
import { driftedPlanFiles, PLAN } from './plan-files.ts'

const TEXT = readFileSync(new URL(PLAN, ROOT), 'utf8')

test('every member has the copy that was agreed on, and reviewers the digests', () => {
  expect(driftedPlanFiles()).toEqual([])
})

test('the plan can be carried out: noise for every indicator, a table of three dimensions of at most 2,000 cells', () => {
  const plan = readPlan(TEXT)
  for (const indicator of plan.indicators) {
    expect(perturbation(plan, indicator)({ cases: 0, value: 0, largest: 0, countKey: 0.5, sumKey: 0.5 })).toEqual({
      cases: 0,
      value: 0,
    })
    const sizes = indicator.dimensions.map(one => dimensionOf(plan, one).codes.length).sort((a, b) => b - a)
    expect(sizes.slice(0, 3).reduce((product, size) => product * size, 1)).toBeLessThanOrEqual(2_000)
    // Frozen rows have five columns for dimensions.
    expect(indicator.dimensions.length).toBeLessThanOrEqual(5)
  }
  expect(plan.indicators.some(one => one.dimensions.length >= 4)).toBe(true)
})

test('the schema names the dimensions of the plan', () => {
  const api = buildSchema(readFileSync(new URL('schema/api.graphql', ROOT), 'utf8'))
  const type = api.getType('Dimension')
  expect(isEnumType(type) ? type.getValues().map(({ name }) => name) : []).toEqual(
    readPlan(TEXT).dimensions.map(({ id }) => id),
  )
})

test('what is no plan is refused, and the message says why', () => {
  expect(() => readPlan('{')).toThrow('well-formed')
  const changes: readonly (readonly [change: (plan: Draft) => void, complaint: string])[] = [
    [plan => plan.indicators[0]?.members.push('nobody'), 'cannot be used'],
    [plan => plan.indicators[0]?.dimensions.push('NOWHERE'), 'unknown dimension'],
    [plan => Object.assign(plan, { mostDimensions: 4 }), 'mostDimensions'],
    [plan => Object.assign(plan, { firstPeriod: '2024' }), 'quarter'],
    [plan => Object.assign(plan.indicators[0] ?? {}, { id: 'THREATS' }), 'twice'],
    [plan => Object.assign(plan.indicators[0] ?? {}, { cap: 3 }), 'cap'],
    [plan => Object.assign(plan.indicators[0] ?? {}, { measure: 'SUM' }), 'rounding'],
    [plan => Object.assign(plan.dimensions[0] ?? {}, { otherwise: 'NOWHERE' }), 'otherwise'],
    [plan => Object.assign(plan, { more: true }), 'cannot be used'],
  ]
  for (const [change, complaint] of changes) {
    const plan = JSON.parse(TEXT) as Draft
    change(plan)
    expect(() => readPlan(JSON.stringify(plan))).toThrow(PlanError)
    expect(() => readPlan(JSON.stringify(plan))).toThrow(complaint)
  }
})

interface Draft {
  readonly indicators: { readonly members: string[]; readonly dimensions: string[] }[]
  readonly dimensions: object[]
}
