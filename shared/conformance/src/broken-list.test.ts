import { afterAll, beforeAll, expect, it } from 'vitest'
import { askedIn, inCases } from './testing/breakages.ts'
import { type BreakableMember, startBreakable } from './testing/broken.ts'
import type { Breakage } from './testing/proxy.ts'

/** Members whose lists of entities are wrong. */

let member: BreakableMember
beforeAll(async () => {
  member = await startBreakable(/^(accept|entities|absent|replay|transport)\./)
})
afterAll(() => member[Symbol.asyncDispose]())

it.each<[does: string, breakage: Breakage, caughtBy: readonly string[]]>([
  [
    'answers entities in another order',
    {
      after: inCases(({ data }) => {
        data._entities.reverse()
      }),
    },
    ['entities.order'],
  ],
  [
    'puts rooms into the wrong cases',
    {
      after: inCases(({ data: { _entities: entities } }) => {
        if (new Set(entities.map(entity => entity?.id)).size !== entities.length || entities.includes(null)) return
        const rooms = entities.map(entity => entity?.emergency)
        // Each gets that of the next; ids stay where they are.
        for (const [index, entity] of entities.entries()) {
          if (entity) entity.emergency = rooms[(index + 1) % rooms.length] ?? null
        }
      }),
    },
    ['entities.order'],
  ],
  [
    'answers a long list in part',
    {
      after: inCases(({ data }) => {
        data._entities.splice(50)
      }),
    },
    ['entities.length'],
  ],
  [
    'answers each case once',
    {
      after: inCases(({ data }) => {
        const ids = data._entities.map(entity => entity?.id)
        data._entities = data._entities.filter((entity, index) => entity === null || ids.indexOf(entity.id) === index)
      }),
    },
    ['entities.duplicates'],
  ],
  [
    'answers nothing at all where one id is none',
    { after: (sent, reply) => (askedIn(sent).includes('x') ? { ...reply, text: '{"data":null}' } : reply) },
    ['entities.unknown'],
  ],
  [
    'leaves out the others beside an id that is none',
    {
      after: inCases(({ data }, sent) => {
        if (askedIn(sent).includes('x')) data._entities = data._entities.map(() => null)
      }),
    },
    ['entities.unknown'],
  ],
])('a member that %s', async (_, breakage, caughtBy) => {
  expect(await member.failing(breakage)).toEqual(caughtBy)
})

it('a sound one passes through the same proxy', async () => {
  expect(await member.failing({})).toEqual([])
})
