import { type DecisionTable, readTable, type TableCell } from '@hub/decision'
import { CASEWORK, PURPOSES, RELATIONS, ROLES } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import { changesOf, differenceOf } from './difference.ts'
import { sentencesOf, termSentence } from './sentences.ts'

function table(...cells: readonly Partial<TableCell>[]): DecisionTable {
  const usual = { role: 'CASE_WORKER', purpose: 'TRAINING', relation: 'REFERRED', free: [], ifConsented: [] } as const
  const digest = `sha256:${'0'.repeat(64)}`
  return readTable({ digest, longestTermDays: 365, cells: cells.map(one => ({ ...usual, ...one })) })
}

const between = (before: DecisionTable, after: DecisionTable) => {
  const { opens, closes } = sentencesOf(changesOf(before, after))
  return [...opens, ...closes]
}
const NOTHING = table()
const CONSENTED = table({ ifConsented: ['HEALTH'] })
const FREE = table({ free: ['HEALTH'] })
const PEOPLE = 'case workers of a member to which a case was referred'

describe('a change', () => {
  test.each([
    [NOTHING, CONSENTED, `Opens: ${PEOPLE} may now see HEALTH for TRAINING, with consent.`],
    [NOTHING, FREE, `Opens: ${PEOPLE} may now see HEALTH for TRAINING, without consent.`],
    [CONSENTED, FREE, `Opens: ${PEOPLE} need no consent any more to see HEALTH for TRAINING.`],
    [FREE, CONSENTED, `Closes: ${PEOPLE} now need consent to see HEALTH for TRAINING.`],
    [CONSENTED, NOTHING, `Closes: ${PEOPLE} may no longer see HEALTH for TRAINING, not even with consent.`],
    [FREE, NOTHING, `Closes: ${PEOPLE} may no longer see HEALTH for TRAINING.`],
  ])('is told in one sentence', (before, after, sentence) => {
    expect(between(before, after)).toEqual([sentence])
  })

  test('of nothing is told in none', () => {
    expect(between(FREE, FREE)).toEqual([])
  })
})

describe('changes', () => {
  test('that open are told apart from those that close', () => {
    const before = table({ free: ['HEALTH', 'NOTES'] })
    const after = table({ free: ['NOTES'], ifConsented: ['LEGAL'] })
    expect(between(before, after)).toEqual([
      `Opens: ${PEOPLE} may now see LEGAL for TRAINING, with consent.`,
      `Closes: ${PEOPLE} may no longer see HEALTH for TRAINING.`,
    ])
  })

  test('that say the same of several words are one sentence', () => {
    const cells = (['CASE_WORKER', 'PARTNER_SYSTEM'] as const).flatMap(role =>
      (['REFERRED', 'GRANTED'] as const).flatMap(relation =>
        [...CASEWORK, 'ADVOCACY_PUBLIC' as const].map(purpose => ({
          role,
          relation,
          purpose,
          ifConsented: ['HEALTH', 'LEGAL', 'NOTES'] as const,
        })),
      ),
    )
    expect(between(NOTHING, table(...cells))).toEqual([
      'Opens: partner systems and case workers of a member to which a case was referred or of a member to which access to ' +
        'a case was granted may now see HEALTH, LEGAL and NOTES for casework and ADVOCACY_PUBLIC, with consent.',
    ])
  })

  test('of everything are told as such', () => {
    const cells = ROLES.flatMap(role =>
      RELATIONS.flatMap(relation => PURPOSES.map(purpose => ({ role, relation, purpose, free: ['OPEN'] as const }))),
    )
    expect(between(table(...cells), NOTHING)).toEqual([
      'Closes: all, in any relation or none, may no longer see OPEN for any purpose.',
    ])
  })

  test('are as many as the cells that differ', () => {
    const before = table({ free: ['HEALTH'] }, { role: 'AUDITOR', ifConsented: ['NOTES'] })
    expect(changesOf(before, CONSENTED)).toHaveLength(2)
    expect(differenceOf(before, CONSENTED)).toHaveLength(3)
  })
})

describe('the longest term', () => {
  test('opens where it becomes longer, closes where it becomes shorter, and says nothing where it stays', () => {
    expect(termSentence(90, 365)).toEqual({
      opens: [
        'Opens: values may now be permitted, referred and granted for up to 365 days at a time; before, it was 90.',
      ],
      closes: [],
    })
    expect(termSentence(365, 90)).toEqual({
      opens: [],
      closes: [
        'Closes: nothing may be permitted, referred or granted for longer than 90 days at a time; before, it was 365.',
      ],
    })
    expect(termSentence(90, 90)).toEqual({ opens: [], closes: [] })
  })

  test('is a line of what a compilation changes', () => {
    expect(differenceOf(NOTHING, { ...NOTHING, longestTermDays: 90 })).toEqual([
      '- longest term: 365 days',
      '+ longest term: 90 days',
    ])
  })
})
