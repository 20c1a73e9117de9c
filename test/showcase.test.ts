import { afterAll, beforeAll, expect, test } from 'vitest'
import { queryToPaste } from '../shared/start/src/query.ts'
import { hasValue } from './src/compare/values.ts'
import { type Hub, startHub } from './src/harness/start-hub.ts'
import { MEMBERS } from './src/oracle/index.ts'

/** The query that `npm start` prints, with the case and the client that it prints. */

let hub: Hub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.[Symbol.asyncDispose]())

test('returns values from at least four members, and at least three different reasons', async () => {
  const { id, client } = hub.showcase
  const printed = queryToPaste('http://localhost/token', 'http://localhost/graphql', id)
  expect(printed).toContain(`${client}:demo-only`)
  const { query, variables } = JSON.parse(bodyIn(printed)) as { query: string; variables: object }
  const { status, body } = await hub.query({ sub: client, purpose: 'EMERGENCY_PROTECTION' }, query, variables)
  expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined })
  const shown = (body.data as { case?: Record<string, unknown> } | null)?.case ?? {}
  const rooms = MEMBERS.filter(member => hasValue(shown[member]))
  const reasons = new Set(body.extensions?.release.withheld.map(line => line.reason))
  expect(rooms.length, `rooms with values: ${rooms}`).toBeGreaterThanOrEqual(4)
  expect(reasons.size, `reasons: ${[...reasons]}`).toBeGreaterThanOrEqual(3)
})

/** The body that the printed command sends, put together as a shell does: quoted pieces, lines continued. */
function bodyIn(printed: string): string {
  const [, after = ''] = printed.split(' -d \\\n')
  const pieces = after.match(/'[^']*'/g) ?? []
  return pieces.map(piece => piece.slice(1, -1)).join('')
}
