import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AREAS } from './list/index.ts'

const ROOT = new URL('../../', import.meta.url)

test('every mutant still stands in the code, once, and changes it', () => {
  const files = new Map<string, string>()
  const read = (file: string): string => {
    const known = files.get(file) ?? readFileSync(new URL(file, ROOT), 'utf8')
    files.set(file, known)
    return known
  }
  const stale = AREAS.flatMap(area => area.mutants).flatMap(({ file, text, replacement, removes }) => {
    const places = read(file).split(text).length - 1
    if (text === replacement) return [`${file}, ${removes}: changes nothing`]
    return places === 1 ? [] : [`${file}, ${removes}: stands ${places} times`]
  })
  expect(stale).toEqual([])
})

test('the tests that are to notice first exist', () => {
  const tests = AREAS.flatMap(area => area.tests)
  expect(tests.filter(path => !existsSync(new URL(path, ROOT)))).toEqual([])
})
