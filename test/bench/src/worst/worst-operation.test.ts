import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { FEWEST_CASES } from '@hub/demonstration'
import { expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

/** With the signal of the test, so that nothing is left running where it takes too long. */
async function run(signal: AbortSignal, ...args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { signal, stdio: ['ignore', 'pipe', 'pipe'] })
  const [[code], out, err] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  return { code, out, err }
}

test('finds the worst of each respect on a running hub, and prints it with its figures', async ({ signal }) => {
  const { code, out, err } = await run(signal, '--seconds', '3', '--seed', '7', '--cases', `${FEWEST_CASES}`)
  expect([code, err]).toEqual([0, expect.stringContaining('the hub runs')])
  for (const respect of ['planning', 'execution', 'gateway blocked', 'memory']) {
    const figures = `planning \\d+ ms, execution \\d+ ms, gateway blocked \\d+ ms, memory \\d+ MB`
    expect(out).toMatch(new RegExp(`^worst ${respect}: ${figures}\\n.*\\n  query Worst\\d+`, 'm'))
  }
  expect(out).toMatch(/^accepted [1-9]\d*, refused: .*; slowest refusal \d+ ms; seed 7$/m)
}, 240_000)

test.for<[string[], RegExp]>([
  [['--seconds', '0'], /^worst-operation: --seconds cannot be `0`\n$/],
  [['--seed', 'x'], /^worst-operation: --seed cannot be `x`\n$/],
  [['--depth', '3'], /^worst-operation: Unknown option '--depth'/],
])('refuses %j before anything starts', async ([args, line], { signal }) => {
  const { code, out, err } = await run(signal, ...args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(line)
})
