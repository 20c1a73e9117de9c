import { randomUUID } from 'node:crypto'
import { relocation } from '@hub/relocation'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { CHECKS } from './run.ts'
import { idsOf, resultsFor } from './testing/failing.ts'
import { type ServedMember, startTestMember, type TestMember } from './testing/member.ts'
import { type Breakage, passTo, type Reply, startProxy } from './testing/proxy.ts'

/** A member with data that hang on no case: host places. */

const HERE = CHECKS.filter(({ id }) => /^(accept\.person$|outside\.)/.test(id))

let member: TestMember
let sound: ServedMember
beforeAll(async () => {
  member = await startTestMember(relocation, inject('postgresUrl'))
  await member.base.database.query(
    `insert into host_place values ($1, '150', 4, '2025-01-01', null, '{eng}', true, 'canary', 'canary', 'canary')`,
    [randomUUID()],
  )
  sound = await member.serve()
})
afterAll(async () => {
  await sound[Symbol.asyncDispose]()
  await member[Symbol.asyncDispose]()
})

interface Places {
  data: { hostPlaces: ({ city: string | null } | null)[] | null }
  extensions: { hub: { decisions: unknown[][] } }
}

/** Changes whole answers about host places. */
function inPlaces(change: (answer: Places) => void): Breakage {
  return {
    after: ({ body }, reply): Reply => {
      if (!body.includes('hostPlaces') || reply.status !== 200) return reply
      const answer = JSON.parse(reply.text) as Places
      change(answer)
      return { ...reply, text: JSON.stringify(answer) }
    },
  }
}

async function results(breakage: Breakage) {
  await using proxy = await startProxy(sent => passTo(sound.url, sent), breakage)
  return await resultsFor(member, proxy.url, {}, HERE)
}

it('a real member passes', async () => {
  const found = await results({})
  expect(idsOf(found, 'pass')).toEqual(HERE.map(({ id }) => id))
  expect(found.at(-1)?.why).toMatch(/^\d+ of 10 fields were shown to one and withheld from another$/)
})

it.each<[does: string, breakage: Breakage, caughtBy: readonly string[]]>([
  [
    'gives an empty list for one that is withheld',
    inPlaces(({ data }) => {
      data.hostPlaces ??= []
    }),
    ['outside.values'],
  ],
  [
    'gives the city under a decision for the region',
    inPlaces(({ data }) => {
      for (const place of data.hostPlaces ?? []) if (place) place.city ??= 'canary'
    }),
    ['outside.values'],
  ],
  [
    'sends no decision',
    inPlaces(({ extensions: { hub } }) => {
      hub.decisions = []
    }),
    ['outside.decision'],
  ],
  [
    'decides on more than the agreement opens',
    inPlaces(({ extensions: { hub } }) => {
      for (const decision of hub.decisions) decision[1] = Number(decision[1]) | 1
    }),
    ['outside.decision'],
  ],
])('a member that %s', async (_, breakage, caughtBy) => {
  expect(idsOf(await results(breakage), 'fail')).toEqual(caughtBy)
})
