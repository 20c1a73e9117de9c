import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { OptionsError, readOptions } from './options.ts'

const LEAST = ['--url', 'http://127.0.0.1:4101', '--owner', 'emergency']

describe('options', () => {
  it('has defaults for all but two', () => {
    expect(readOptions(LEAST)).toEqual({
      url: 'http://127.0.0.1:4101',
      owner: 'emergency',
      held: [],
      stranger: undefined,
      schema: undefined,
      json: undefined,
      strict: false,
      identityPort: 0,
      gatewayPort: 0,
      waitSeconds: 60,
    })
  })

  it('takes a held case once', () => {
    const [one, other] = [randomUUID(), randomUUID()]
    expect(readOptions([...LEAST, '--held', one, '--held', other, '--held', one])?.held).toEqual([one, other])
  })

  it('gives nothing where help is asked for', () => {
    expect(readOptions(['--help'])).toBeNull()
  })

  it.each([
    [[], '`--url` must be an http or https URL'],
    [['--url', 'file:///x', '--owner', 'emergency'], '`--url` must be an http or https URL'],
    [LEAST.slice(0, 2), '`--owner` must be one of emergency'],
    [[...LEAST.slice(0, 2), '--owner', 'registry'], '`--owner` must be one of emergency'],
    [[...LEAST, '--held', 'x'], '`--held` must be the id of a case'],
    [[...LEAST, '--stranger', 'emergency'], '`--stranger` must be one of sustaining'],
    [[...LEAST, '--identity-port', '65536'], '`--identity-port` must be a number from 0 to 65535'],
    [[...LEAST, '--wait', '-1'], '--wait'],
    [[...LEAST, '--unknown'], '--unknown'],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(OptionsError)
    expect(() => readOptions(args)).toThrow(message)
  })
})
