import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/**
 * The attempts that must fail are numbered; the name of a test that makes one carries its number, as in
 * `attack 9: …` or `attacks 6 and 10: …`. A number that no test carries is a promise that nobody proves.
 */

const ROOT = new URL('../../', import.meta.url).pathname
const NUMBERS = Array.from({ length: 27 }, (_, index) => index + 1)

test('every attempt is made by a test that carries its number', () => {
  const made = new Set<number>()
  const files = globSync('{gateway,schema,shared,subgraphs,test}/**/*.test.ts', {
    cwd: ROOT,
    exclude: path => path.includes('node_modules'),
  })
  for (const file of files) {
    for (const [, numbers = ''] of readFileSync(`${ROOT}${file}`, 'utf8').matchAll(/['"`]attacks? ([\d, and]+): /g)) {
      for (const [number] of numbers.matchAll(/\d+/g)) made.add(Number(number))
    }
  }
  expect(NUMBERS.filter(number => !made.has(number))).toEqual([])
})
