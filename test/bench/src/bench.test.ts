import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { FEWEST_CASES } from '@hub/demonstration'
import { expect, test } from 'vitest'
import { METRICS } from './report/figures.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
const QUICK = [
  '--rounds',
  '1',
  '--seconds',
  '0.2',
  '--warm-up',
  '0',
  '--connections',
  '2',
  '--cases',
  `${FEWEST_CASES}`,
]

interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

async function bench(args: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [[code], out, err] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  return { code, out, err }
}

test('measures both sides on the same data, over HTTP and PostgreSQL, and says so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    const json = join(folder, 'figures.json')
    const { code, out, err } = await bench([...QUICK, '--json', json])
    expect([code, err]).toEqual([0, expect.stringContaining('round 1 of 1: (b) enforcement off')])
    expect(err).toContain('all answer with the same data')
    expect(out).toContain('| (b) a page of 20 cases, all six members | hub | enforcement off | hub / enforcement off |')

    const { scenarios, ratios } = JSON.parse(await readFile(json, 'utf8'))
    const figures = Object.fromEntries(METRICS.map(({ key }) => [key, expect.any(Number)]))
    for (const key of ['a', 'b']) {
      expect(scenarios[key]).toMatchObject({ hub: figures, hubEnforcementOff: figures })
      expect(scenarios[key].hub.rps).toBeGreaterThan(0)
      // The report beside the data is all that an answer of the hub has more.
      expect(scenarios[key].hub.answerBytes - scenarios[key].hubEnforcementOff.answerBytes).toBeLessThan(500)
      const { rps } = ratios[key].hubEnforcementOff
      expect(rps.median).toBeCloseTo(scenarios[key].hub.rps / scenarios[key].hubEnforcementOff.rps, 2)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}, 120_000)

test.each([
  ['--rounds 0', /^bench: --rounds cannot be `0`\n$/],
  ['--seconds 0.0', /^bench: --seconds cannot be `0.0`\n$/],
  ['--scenarios a,z', /^bench: --scenarios takes a,b, not `z`\n$/],
  ['--enforcement off', /^bench: Unknown option '--enforcement'/],
])('refuses %s before anything starts', async (words, line) => {
  const { code, out, err } = await bench(words.split(' '))
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(line)
})
