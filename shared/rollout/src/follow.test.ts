import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentTelemetry } from '@hub/telemetry'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { rootOf, rulesFolders } from './folders.ts'
import { type Following, follow } from './follow.ts'

let folder: string
let following: Following
let lines: Record<string, unknown>[]
let taken: string[]
let waiting: (() => void)[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'))
  lines = []
  taken = []
  waiting = []
  write('first', 'one')
  symlinkSync(join(folder, 'first'), join(folder, 'current'))
  const current = join(folder, 'current')
  following = follow(
    {
      folders: () => rulesFolders(current),
      load,
      digests: rules => ({ agreement: rules }),
      take(rules) {
        if (rules === 'unusable') throw new Error('the rules do not fit')
        taken.push(rules)
      },
    },
    'one',
    {
      log: pino(
        {
          hooks: {
            logMethod(args, method) {
              const [line, message] = args as unknown as [object, string]
              lines.push({ ...line, message })
              for (const go of waiting.splice(0)) go()
              method.apply(this, args)
            },
          },
        },
        { write() {} },
      ),
      telemetry: silentTelemetry(),
    },
  )

  function load(): string {
    const text = readFileSync(new URL('schema/agreement/rules', rootOf(current)), 'utf8')
    if (text === 'broken') throw new Error('schema/agreement/rules: cannot be read')
    return text
  }
})
afterEach(() => {
  following.close()
  rmSync(folder, { recursive: true })
})

function write(version: string, text: string): void {
  mkdirSync(join(folder, version, 'schema/agreement'), { recursive: true })
  writeFileSync(join(folder, version, 'schema/agreement/rules'), text)
}

/** The next line of the log. */
const told = () => new Promise<void>(resolve => waiting.push(resolve))

it('takes up what is written into the folder', async () => {
  const line = told()
  write('first', 'two')
  await line
  expect(taken).toEqual(['two'])
  expect(lines).toEqual([{ agreement: 'two', message: 'new rules are in use' }])
})

it('takes up what a link is turned to, and follows it there', async () => {
  write('second', 'two')
  symlinkSync(join(folder, 'second'), join(folder, 'next'))
  const first = told()
  renameSync(join(folder, 'next'), join(folder, 'current'))
  await first
  const second = told()
  write('second', 'three')
  await second
  expect(taken).toEqual(['two', 'three'])
})

it.each(['broken', 'unusable'])('%s rules are refused with an alarm, once, and the last ones go on', async text => {
  write('first', text)
  following.look()
  following.look()
  expect(taken).toEqual([])
  expect(lines).toEqual([
    { alarm: true, reason: expect.any(String), message: 'new rules cannot be used; the last ones go on' },
  ])
  write('first', 'two')
  following.look()
  expect(taken).toEqual(['two'])
})

it('does nothing where nothing has changed', () => {
  write('first', 'one')
  following.look()
  expect({ taken, lines }).toEqual({ taken: [], lines: [] })
})
