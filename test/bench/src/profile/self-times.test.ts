import { expect, test } from 'vitest'
import { selfTimes } from './self-times.ts'

function node(id: number, url: string, functionName = 'f') {
  return { id, callFrame: { functionName, url, scriptId: '', lineNumber: 0, columnNumber: 0 } }
}

test('time is counted where it was spent, without waiting', () => {
  const profile = {
    startTime: 0,
    endTime: 0,
    nodes: [
      node(1, '', '(idle)'),
      node(2, 'file:///repo/gateway/src/check/project.ts'),
      node(3, '/repo/node_modules/.pnpm/graphql@16.0.0/node_modules/graphql/language/parser.js'),
      node(4, 'file:///repo/node_modules/.pnpm/x/node_modules/@apollo/server/dist/esm/a.js'),
      node(5, 'node:internal/streams/readable'),
      node(6, '', '(garbage collector)'),
      node(7, '', 'stringify'),
    ],
    samples: [1, 2, 2, 3, 4, 5, 6, 7],
    timeDeltas: [9_000, 1_000, 1_000, 1_000, 500, 500, 500, 500],
  }
  const { busyMs, packages, files } = selfTimes(profile, 'file:///repo/')
  expect(busyMs).toBe(5)
  expect(files).toEqual([{ name: 'gateway/src/check/project.ts', ms: 2, share: 0.4 }])
  expect(packages.map(({ name, ms }) => [name, ms])).toEqual([
    ['hub: gateway', 2],
    ['graphql', 1],
    ['@apollo/server', 0.5],
    ['node: internal/streams', 0.5],
    ['garbage collection', 0.5],
    ['native code', 0.5],
  ])
})
