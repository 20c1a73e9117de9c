import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test('takes a file and a port', () => {
  expect(readOptions(['--supergraph', 'a.graphql', '--port', '4000'], {})).toEqual({
    supergraph: 'a.graphql',
    port: 4000,
  })
  expect(readOptions(['--help'], {})).toBeUndefined()
})

test.each([
  ['', /`--supergraph FILE`/],
  ['--supergraph a', /`--port N`/],
  ['--supergraph a --port 70000', /`--port N`/],
  ['--supergraph a --port 1 --open', /Unknown option/],
])('refuses `%s`', (words, message) => {
  expect(() => readOptions(words.split(' ').filter(Boolean), {})).toThrow(message)
})

test('does not start in production', async () => {
  const args = [fileURLToPath(new URL('main.ts', import.meta.url)), '--supergraph', 'a.graphql', '--port', '0']
  const child = spawn(process.execPath, args, { env: { NODE_ENV: 'production' }, stdio: ['ignore', 'ignore', 'pipe'] })
  const [[code], said] = await Promise.all([once(child, 'exit'), text(child.stderr)])
  expect([code, said]).toEqual([
    1,
    'gateway:open: nothing is enforced here, so it does not start where NODE_ENV is `production`\n',
  ])
})
