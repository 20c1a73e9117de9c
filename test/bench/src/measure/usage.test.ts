import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { millisecondsIn, usageOf, withDescendants } from './usage.ts'

test('a process uses CPU and memory', () => {
  const before = usageOf([process.pid])
  for (const began = process.cpuUsage(); process.cpuUsage(began).user < 100_000; );
  const after = usageOf([process.pid])
  expect(after.cpuMs - before.cpuMs).toBeGreaterThan(80)
  expect(after.cpuMs - before.cpuMs).toBeLessThan(1_000)
  expect(after.peakMb).toBeGreaterThan(20)
})

test('a process has children, and one that is gone has used nothing', () => {
  const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'])
  try {
    expect(withDescendants([process.pid])).toEqual(expect.arrayContaining([process.pid, child.pid]))
  } finally {
    child.kill()
  }
  expect(usageOf([2 ** 30])).toEqual({ cpuMs: 0, peakMb: 0 })
})

test.runIf(process.platform === 'linux')('what a child has used is not forgotten when it ends', async () => {
  const before = usageOf([process.pid])
  const child = spawn(process.execPath, ['--eval', 'while (process.cpuUsage().user < 100_000);'])
  await once(child, 'exit')
  expect(usageOf([process.pid]).cpuMs - before.cpuMs).toBeGreaterThan(80)
})

test.each([
  ['0:01.25', 1_250],
  ['01:02:03', 3_723_000],
  ['2-00:00:01', 172_801_000],
])('reads a time of `ps`: %s', (time, milliseconds) => {
  expect(millisecondsIn(time)).toBe(milliseconds)
})
