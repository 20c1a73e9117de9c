import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cell, readTable } from '@hub/decision'
import { bit, CASEWORK, CATEGORIES, type Category, PURPOSES, RELATIONS, ROLES, STAFF } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import { renderMatrix } from './matrix.ts'
import { ROOT } from './repository.ts'

/** The checked-in matrix, read back by a reader who knows nothing but its own legend. */

const table = readTable(JSON.parse(readFileSync(join(ROOT, 'schema/agreement/table.json'), 'utf8')))
const matrix = readFileSync(join(ROOT, 'schema/agreement/matrix.md'), 'utf8')

const LEGEND: Readonly<Record<string, readonly string[]>> = {
  'any or none': RELATIONS,
  'every role': ROLES,
  any: PURPOSES,
  '*staff*': STAFF,
  '*casework*': CASEWORK,
  '–': [],
}

const words = (text: string) => text.split(', ').flatMap(word => LEGEND[word] ?? [word])

function rowsOf(heading: string): string[][] {
  const section = matrix.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter(line => line.startsWith('| '))
  return rows.slice(1).map(row => row.slice(2, -2).split(' | '))
}

type Answers = Map<string, string>

function note(answers: Answers, condition: string, ...lists: readonly (readonly string[])[]): void {
  const combinations = lists.reduce<string[]>(
    (all, list) => (all.length === 0 ? [...list] : all.flatMap(one => list.map(word => `${one} ${word}`))),
    [],
  )
  for (const combination of combinations) {
    if (answers.has(combination)) throw new Error(`twice: ${combination}`)
    answers.set(combination, condition)
  }
}

/** Every question that the table answers with anything but never. */
function decided(): Answers {
  const answers: Answers = new Map()
  for (const role of ROLES) {
    for (const purpose of PURPOSES) {
      for (const relation of RELATIONS) {
        const at = cell(role, purpose, relation)
        for (const category of CATEGORIES.filter(word => word !== 'OPEN')) {
          const is = (mask: number | undefined) => ((mask ?? 0) & bit(category)) !== 0
          const condition = is(table.free[at]) ? 'always' : is(table.ifConsented[at]) ? 'with consent' : null
          if (condition !== null) answers.set(`${role} ${purpose} ${relation} ${category}`, condition)
        }
      }
    }
  }
  return answers
}

const sorted = (answers: Answers) => [...answers].sort()

describe('the matrix that is checked in', () => {
  test('is what the table says', () => {
    expect(renderMatrix('Who may see what', table)).toBe(matrix)
  })

  test('says by relation all that the table says, and nothing twice', () => {
    const read: Answers = new Map()
    for (const [relations = '', roles = '', purposes = '', always = '', consented = ''] of rowsOf('By relation')) {
      const where = [words(roles), words(purposes), words(relations)]
      if (words(always).length > 0) note(read, 'always', ...where, words(always))
      if (words(consented).length > 0) note(read, 'with consent', ...where, words(consented))
    }
    expect(sorted(read)).toEqual(sorted(decided()))
  })

  test('says the same by category', () => {
    const read: Answers = new Map()
    for (const [category = '', , always = '–', consented = '–'] of rowsOf('By category')) {
      for (const [condition, cells] of [
        ['always', always],
        ['with consent', consented],
      ] as const) {
        if (cells === '–') continue
        for (const line of cells.split('<br>')) {
          const [, relations = '', roles = '', purposes = ''] = /^(.+): (.+) for (.+)$/.exec(line) ?? []
          note(read, condition, words(roles), words(purposes), words(relations), [category])
        }
      }
    }
    expect(sorted(read)).toEqual(sorted(decided()))
  })

  test('says of every role what it never sees', () => {
    const seen = [...decided().keys()].map(key => key.split(' '))
    for (const [role = '', never = ''] of rowsOf('Never, for any purpose and in any relation')) {
      const known = new Set(seen.filter(([one]) => one === role).map(([, , , category]) => category))
      const unseen = CATEGORIES.filter((category: Category) => category !== 'OPEN' && !known.has(category))
      expect([role, words(never)]).toEqual([role, unseen])
    }
  })

  test('says what is open to everybody', () => {
    expect(matrix).toContain('In every relation and in none, in every role, for every purpose: OPEN.')
  })
})
