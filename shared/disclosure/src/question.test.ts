import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf } from './domain.ts'
import { closedPeriods, parsePeriod } from './period.ts'
import { readPlan } from './plan.ts'
import { canonical, parentsOf, QuestionError } from './question.ts'
import { suppress } from './suppression.ts'

const PLAN = readPlan(readFileSync(new URL('../../../schema/statistics/plan.json', import.meta.url), 'utf8'))
const NOW = Date.UTC(2026, 3, 1)

describe('periods', () => {
  it('are quarters and calendar years, and nothing else', () => {
    expect(parsePeriod('2025-Q4')).toEqual({
      name: '2025-Q4',
      from: '2025-10-01',
      until: '2026-01-01',
      quarters: ['2025-Q4'],
    })
    expect(parsePeriod('2024')).toMatchObject({ from: '2024-01-01', until: '2025-01-01' })
    for (const no of ['2025-Q0', '2025-Q5', '2025-q1', '25', '2025-Q1..2025-Q3', '2025 ', '2025-01', ''])
      expect(parsePeriod(no)).toBeUndefined()
  })

  it('are asked for when they are over, from the first day after them', () => {
    expect(closedPeriods('2025-Q3', NOW)).toEqual(['2026-Q1', '2025-Q4', '2025-Q3'])
    expect(closedPeriods('2025-Q3', NOW - 1)).toEqual(['2025-Q4', '2025-Q3'])
    expect(closedPeriods('2025-Q1', NOW)).toContain('2025')
  })
})

describe('a question', () => {
  it('has one form, however it is written', () => {
    const dimensions = fc.subarray(['REGION', 'GENDER', 'PROFILE'], { minLength: 1 })
    fc.assert(
      fc.property(dimensions, fc.array(fc.nat(), { maxLength: 9 }), (by, more) => {
        const written = [...by, ...more.map(at => by[at % by.length] as string)].reverse()
        const asked = { indicator: 'PERSONS_SUPPORTED', by: written, period: '2025' }
        expect(canonical(PLAN, asked, NOW).by).toEqual(by)
      }),
    )
  })

  it('outside the plan is refused, with what is in it', () => {
    const faults = (asked: object) => {
      try {
        canonical(PLAN, { indicator: 'THREATS', by: [], period: '2025', ...asked }, NOW)
      } catch (error) {
        if (error instanceof QuestionError) return [error.code, error.allowed.length > 0]
      }
      return []
    }
    expect(faults({ indicator: '__proto__' })).toEqual(['INDICATOR_UNKNOWN', true])
    expect(faults({ by: ['CHANNEL'] })).toEqual(['DIMENSION_NOT_ALLOWED', true])
    expect(faults({ by: ['THREAT', 'SDG', 'REGION', 'GENDER'] })).toEqual(['TOO_MANY_DIMENSIONS', true])
    expect(faults({ period: '2026-Q2' })).toEqual(['PERIOD_OPEN', true])
    expect(faults({ period: '2026' })).toEqual(['PERIOD_OPEN', true])
    expect(faults({ period: '2023-Q4' })).toEqual(['PERIOD_BEYOND_DATA', true])
    expect(faults({ period: 'ever' })).toEqual(['PERIOD_UNKNOWN', true])
  })
})

describe('suppression', () => {
  const gender = (counts: readonly number[]) => ({
    by: ['GENDER'],
    cells: counts.map(cases => ({ cases, value: cases })),
  })
  const total = (cases: number) => ({ by: [], cells: [{ cases, value: cases }] })
  const shown = (counts: readonly number[], all: number) =>
    suppress(PLAN, gender(counts), [total(all)]).map(({ value }) => value)

  it('takes away cells of fewer than ten cases, zeros included', () => {
    expect(shown([40, 10, 9, 0], 60)).toEqual([40, 10, null, null])
  })

  it('takes away a cell that is nearly all of its parent', () => {
    expect(shown([51, 0, 0, 0], 60)[0]).toBeNull()
    expect(shown([50, 0, 0, 0], 60)[0]).toBe(50)
    // Noise may make a part larger than the whole.
    expect(shown([62, 0, 0, 0], 60)[0]).toBeNull()
  })

  it('goes by cases, not by units', () => {
    const table = { by: ['GENDER'], cells: [9, 30, 30, 30].map(cases => ({ cases, value: 400 })) }
    expect(suppress(PLAN, table, [total(99)]).map(({ value }) => value)).toEqual([null, 400, 400, 400])
  })

  it('shows what is empty by construction, and spares what is the same by construction', () => {
    const by = ['THREAT', 'SDG']
    const domain = cellsOf(PLAN, by)
    const cells = domain.map(([threat]) => (threat === 'KILLING' || threat === 'RAID' ? 30 : 0))
    const table = {
      by,
      cells: domain.map(([threat, sdg], at) =>
        (threat === 'KILLING') === (sdg === 'SDG_16_10_1')
          ? { cases: cells[at] ?? 0, value: cells[at] ?? 0 }
          : { cases: 0, value: 0 },
      ),
    }
    const parent = (left: string[]) => ({
      by: left,
      cells: cellsOf(PLAN, left).map(([code]) => {
        const cases = table.cells.reduce((sum, one, at) => sum + (domain[at]?.includes(code ?? '') ? one.cases : 0), 0)
        return { cases: left[0] === 'SDG' ? cases + 100 : cases, value: cases }
      }),
    })
    const result = new Map(
      suppress(PLAN, table, parentsOf(by).map(parent)).map(({ codes, value }) => [codes.join(), value]),
    )
    expect(result.get('KILLING,OTHER')).toBe(0)
    expect(result.get('KILLING,SDG_16_10_1')).toBe(30)
    expect(result.get('TORTURE,SDG_16_10_1')).toBeNull()
  })
})
