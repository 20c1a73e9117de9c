import { expect, test } from 'vitest'
import { OptionError } from './cli.ts'
import { readOptions } from './options.ts'
import { readOptions as readWorst } from './worst/options.ts'

test.each([
  [readOptions, '--seconds 0.0', '--seconds cannot be `0.0`'],
  [readOptions, '--scenarios a,z', '--scenarios takes a,b,c,d,e,f, not `z`'],
  [readOptions, '--without hub', '--without takes hubEnforcementOff,stock,hive, not `hub`'],
  [readOptions, '--sizes 100,10', '--sizes go up'],
  [readOptions, '--enforcement off', "Unknown option '--enforcement'"],
  [readWorst, '--seconds 0', '--seconds cannot be `0`'],
  [readWorst, '--seed x', '--seed cannot be `x`'],
])('refuses what cannot be run: %o', (read, words, message) => {
  expect(() => read(words.split(' '))).toThrow(OptionError)
  expect(() => read(words.split(' '))).toThrow(message)
})

test('takes less time where asked to, and nothing less than what is said', () => {
  expect(readOptions(['--quick'])).toMatchObject({
    rounds: 2,
    seconds: 1,
    scenarios: ['a', 'b', 'c', 'd'],
    without: [],
  })
  expect(readOptions(['--quick', '--rounds', '3', '--scenarios', 'e'])).toMatchObject({ rounds: 3, scenarios: ['e'] })
  expect(readOptions(['--help'])).toBeUndefined()
})
