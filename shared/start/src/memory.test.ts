import { expect, test } from 'vitest'
import { everyProcess, memoryByName } from './memory.ts'

test('memory is counted under the nearest name above a process; strangers do not count', () => {
  const kB = (megabytes: number) => megabytes * 1024
  const processes = [
    { pid: 10, parent: 1, resident: kB(100) },
    { pid: 11, parent: 10, resident: kB(50) },
    { pid: 12, parent: 10, resident: kB(20) },
    { pid: 13, parent: 12, resident: kB(7) },
    { pid: 14, parent: 10, resident: kB(1) },
    { pid: 99, parent: 1, resident: kB(1000) },
  ]
  const names = new Map([
    [10, 'npm start'],
    [11, 'gateway'],
    [12, 'PostgreSQL'],
  ])
  expect(memoryByName(names, processes)).toEqual(
    new Map([
      ['npm start', 101],
      ['gateway', 50],
      ['PostgreSQL', 27],
    ]),
  )
})

test('this process is among those of the machine, with its parent and its memory', () => {
  const own = everyProcess().find(({ pid }) => pid === process.pid)
  expect(own?.parent).toBe(process.ppid)
  expect(own?.resident).toBeGreaterThan(10_000)
})
