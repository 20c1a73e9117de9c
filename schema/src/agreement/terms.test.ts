import { expect, test } from 'vitest'
import { AgreementError } from './problem.ts'
import { narrowedTerms, readTerms } from './terms.ts'

const FILE = 'schema/agreement/terms.json'
const source = (text: string, file = FILE) => ({ file, text })

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read()
    return []
  } catch (error) {
    if (error instanceof AgreementError) return error.problems
    throw error
  }
}

test('the longest term is a number of days', () => {
  expect(readTerms(source('{ "longestTermDays": 731 }'))).toEqual({ longestTermDays: 731 })
})

test.each([
  ['731', /is no JSON object/],
  ['[731]', /is no JSON object/],
  ['{ "longestTermDays": 731', /is no JSON object/],
  ['', /is no JSON object/],
  ['{}', /`longestTermDays` must be a whole number of days, from 1 to 36525/],
  ['{ "longestTermDays": "731" }', /must be a whole number/],
  ['{ "longestTermDays": 0 }', /must be a whole number/],
  ['{ "longestTermDays": 30.5 }', /must be a whole number/],
  ['{ "longestTermDays": 1e9 }', /must be a whole number/],
  ['{ "longestTermsDays": 731 }', /nobody knows `longestTermsDays`/],
  ['{ "longestTermDays": 731, "longestReferralDays": 30 }', /nobody knows `longestReferralDays`/],
])('%s is refused, and the file is named', (text, problem) => {
  const problems = problemsOf(() => readTerms(source(text)))
  expect(problems.join('\n')).toMatch(problem)
  for (const line of problems) expect(line.startsWith(`${FILE}: `)).toBe(true)
})

test('an owner’s own term counts where it is shorter, and is refused where it is not', () => {
  const agreed = { longestTermDays: 365 }
  const own = (days: number) =>
    narrowedTerms(agreed, source(`{ "longestTermDays": ${days} }`, 'subgraphs/emergency/policies/terms.json'))
  expect(narrowedTerms(agreed, null)).toEqual(agreed)
  expect(own(364)).toEqual({ longestTermDays: 364 })
  for (const days of [365, 366]) {
    expect(problemsOf(() => own(days))).toEqual([
      "subgraphs/emergency/policies/terms.json: an owner's own term must be shorter than the agreement's 365 days",
    ])
  }
})
