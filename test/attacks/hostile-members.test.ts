import type { Owner } from '@hub/vocabulary'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Hub, startHub } from '../src/harness/start-hub.ts'

/** Members that answer more, less or something else than they were asked for: it is theirs to lose, nobody else's. */

let hub: Hub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub[Symbol.asyncDispose]())
afterEach(async () => {
  for (const proxy of Object.values(hub.proxies)) proxy.standIn = undefined
  await hub.untilTaken('up')
})

const AS = { sub: 'training-system', purpose: 'EMERGENCY_PROTECTION' } as const
const QUERY = `query ($id: ID!) {
  case(id: $id) { id reference emergency { riskLevel legalName } training { sessions { topic } } }
}`
const CANARY = 'canary-7f3a'
const EVERY_CATEGORY = 0x7fffff
/** Stands for lists in lists, deeper than anything can be written out by recursion. */
const DEEP = '@deep'
const LISTS = `${'['.repeat(200_000)}${']'.repeat(200_000)}`

type Json = Record<string, unknown>
type Entity = Json & { emergency?: Json | null }
interface OwnersAnswer {
  data: { _entities?: (Entity | null)[] } & Json
  extensions: { hub: { decisions: unknown[][] } }
}

/** Lets a member answer, and changes its answer on the way. */
function tamper(owner: Owner, change: (answer: OwnersAnswer) => unknown): void {
  hub.proxies[owner].standIn = ({ url, headers, body }, response) => {
    const names = ['content-type', 'members-token', 'hub-assertion']
    const own = Object.fromEntries(names.flatMap(name => (headers[name] ? [[name, String(headers[name])]] : [])))
    const method = url.endsWith('/graphql') ? { method: 'POST', body } : {}
    void fetch(`${hub.ownerUrl(owner)}${url}`, { headers: own, ...method })
      .then(async answer => {
        const text = await answer.text()
        const changed = () => JSON.stringify(change(JSON.parse(text) as OwnersAnswer)).replaceAll(`"${DEEP}"`, LISTS)
        response.end(url.endsWith('/graphql') ? changed() : text)
      })
      .catch(() => response.destroy())
  }
}

/** Changes the room that `emergency` answers for the one case that it is asked about. */
function tamperWithRoom(change: (room: Json, entity: Entity, answer: OwnersAnswer) => void): void {
  tamper('emergency', answer => {
    const entity = answer.data._entities?.[0]
    if (entity?.emergency) change(entity.emergency, entity, answer)
    return answer
  })
}

async function ask(query = QUERY): Promise<Answer & { readonly view: Json & { emergency: Json; training: Json } }> {
  const answer = await hub.query(AS, query, { id: hub.showcase.id })
  expect(answer.status).toBe(200)
  expect(answer.text).not.toContain(CANARY)
  return { ...answer, view: answer.body.data?.case as never }
}

function unverified(answer: Answer): string[] {
  const lines = answer.body.extensions?.release.withheld ?? []
  return lines.filter(one => one.reason === 'UNVERIFIED_RELEASE').map(one => one.field)
}

describe('attack 9: a member that answers more than it was asked', () => {
  test('adds nothing to the view: not to its room, not to the case, not to other rooms', async () => {
    const honest = await ask()
    tamperWithRoom((room, entity, answer) => {
      Object.assign(room, { knownAs: CANARY, __typename: CANARY })
      Object.assign(entity, {
        reference: CANARY,
        id: CANARY,
        status: CANARY,
        training: { sessions: [{ topic: CANARY }] },
      })
      Object.assign(answer.data, { case: { id: CANARY }, members: [{ code: CANARY }] })
      Object.assign(answer.extensions, { release: { withheld: [CANARY] }, valueCompletion: [CANARY] })
    })
    expect((await ask()).view).toEqual(honest.view)
  })

  test('is not believed about who holds what', async () => {
    tamperWithRoom((_, __, answer) => {
      Object.assign(answer.extensions.hub, { holders: { [hub.showcase.id]: ['advocacy'] } })
    })
    expect((await ask()).view.training).not.toBeNull()
  })

  test('says nothing for the registry either: its rooms come from their members alone', async () => {
    tamper('registry', answer => {
      const found = answer.data.case as Json | null
      if (found) Object.assign(found, { emergency: { legalName: CANARY, riskLevel: CANARY }, outreach: { x: CANARY } })
      return answer
    })
    expect((await ask()).view.emergency.legalName).toBeNull()
  })
})

test('attack 3: nothing that one owner answers reaches another: a fetch carries keys and nothing else', async () => {
  tamper('registry', answer => {
    const found = answer.data.case as Json | null
    if (found) Object.assign(found, { status: CANARY, legalName: CANARY, emergency: { id: CANARY } })
    return answer
  })
  hub.takeSent()
  await ask()
  const fetches = hub.takeSent().filter(({ owner }) => owner !== 'registry')
  expect(fetches.map(one => one.owner).sort()).toEqual(['emergency', 'training'])
  for (const { body } of fetches) {
    expect(body).not.toContain(CANARY)
    expect(JSON.parse(body).variables).toEqual({ representations: [{ __typename: 'Case', id: hub.showcase.id }] })
  }
})

describe('attack 9: a value that no decision covers', () => {
  test('is null, with an alarm in its place', async () => {
    tamperWithRoom(room => Object.assign(room, { legalName: CANARY }))
    const answer = await ask()
    expect(answer.view.emergency).toEqual({ riskLevel: expect.any(String), legalName: null })
    expect(unverified(answer)).toEqual(['EmergencyFile.legalName'])
  })

  test('is null where there is no decision at all', async () => {
    tamperWithRoom((room, _, answer) => {
      answer.extensions.hub.decisions = []
      Object.assign(room, { riskLevel: CANARY })
    })
    const answer = await ask()
    expect(answer.view.emergency).toEqual({ riskLevel: null, legalName: null })
    expect(unverified(answer)).toEqual(['EmergencyFile.riskLevel'])
  })

  test('is null where the decision is about another case', async () => {
    tamperWithRoom((room, _, answer) => {
      answer.extensions.hub.decisions = answer.extensions.hub.decisions.map(([, ...masks]) => [
        '00000000-0000-4000-8000-000000000000',
        ...masks,
      ])
      Object.assign(room, { riskLevel: CANARY })
    })
    expect((await ask()).view.emergency).toEqual({ riskLevel: null, legalName: null })
  })

  test('brings down the whole room where two decisions contradict each other', async () => {
    tamperWithRoom((room, _, answer) => {
      const [decision = []] = answer.extensions.hub.decisions
      answer.extensions.hub.decisions.push([decision[0], EVERY_CATEGORY, ...decision.slice(2)])
      Object.assign(room, { legalName: CANARY })
    })
    const answer = await ask()
    expect(answer.view.emergency).toBeNull()
    expect(answer.body.extensions?.release.unavailable).toEqual([{ owner: 'emergency' }])
  })
})

describe('attack 9: a member that swaps cases', () => {
  const PAGE = '{ cases(first: 50) { nodes { id emergency { riskLevel } } } }'
  interface Page {
    readonly cases: { readonly nodes: readonly { readonly id: string; readonly emergency: Json | null }[] }
  }
  const roomsIn = (answer: Answer): Map<string, Json | null> =>
    new Map((answer.body.data as unknown as Page).cases.nodes.map(one => [one.id, one.emergency]))

  test.each<[string, (entities: (Entity | null)[]) => (Entity | null)[]]>([
    ['in reverse', entities => entities.toReversed()],
    ['each for the next', entities => [...entities.slice(1), ...entities.slice(0, 1)]],
    ['one for all', entities => entities.map(() => entities.find(one => one?.emergency) ?? null)],
  ])('attaches nothing to the wrong case: %s', async (_, swap) => {
    const honest = roomsIn(await hub.query(AS, PAGE))
    tamper('emergency', answer => {
      if (answer.data._entities) answer.data._entities = swap(answer.data._entities)
      return answer
    })
    const answer = await hub.query(AS, PAGE)
    const rooms = [...roomsIn(answer)]
    expect(rooms.filter(([id, room]) => room !== null && room.riskLevel !== honest.get(id)?.riskLevel)).toEqual([])
    expect(rooms.filter(([id, room]) => room === null && honest.get(id) !== null).length).toBeGreaterThan(0)
    expect(unverified(answer)).toContain('Case.id')
  })

  test.each<[string, (entities: (Entity | null)[]) => unknown]>([
    ['too many', entities => [...entities, { ...entities[0] }]],
    ['too few', entities => entities.slice(1)],
    ['none', () => null],
  ])('answers %s: nothing of it is used', async (_, change) => {
    tamper('emergency', answer => ({ ...answer, data: { _entities: change(answer.data._entities ?? []) } }))
    const answer = await hub.query(AS, PAGE)
    expect([...roomsIn(answer).values()].every(room => room === null)).toBe(true)
    expect(answer.body.extensions?.release.unavailable).toEqual([{ owner: 'emergency' }])
  })
})

describe('attack 9: a member whose answer has another shape', () => {
  test.each<[string, Json]>([
    ['a word for a list', { needs: { medical: CANARY }, threats: CANARY }],
    ['a list for a word', { riskLevel: [CANARY], needs: [CANARY] }],
    ['an object for a word', { riskLevel: { toString: CANARY } }],
    ['lists in lists, far down', { riskLevel: DEEP, threats: DEEP, needs: { medical: DEEP } }],
    ['lists in a list', { threats: [DEEP, [{ act: CANARY }]], needs: { medical: [[CANARY]] } }],
    ['a number for an enum', { riskLevel: 7, threats: [7, CANARY, null, { act: CANARY }] }],
    ['names of the language', JSON.parse(`{"__proto__": {"riskLevel": "${CANARY}"}, "constructor": "${CANARY}"}`)],
  ])('leaves the rest of the view: %s', async (_, room) => {
    tamper('emergency', answer => {
      for (const entity of answer.data._entities ?? []) if (entity) entity.emergency = room
      for (const decision of answer.extensions.hub.decisions) decision[1] = EVERY_CATEGORY
      return answer
    })
    const answer = await ask(`query ($id: ID!) { case(id: $id) {
      id emergency { riskLevel needs { medical } threats { act } } training { sessions { topic } }
    } }`)
    expect(answer.body.errors).toBeUndefined()
    expect(answer.view.training).toMatchObject({ sessions: expect.any(Array) })
    expect(answer.view.emergency.riskLevel ?? null).toBeNull()
  })
})

test.each([
  ['with its own words', { message: CANARY, extensions: { stacktrace: [CANARY], code: CANARY } }],
  ['with words about arguments, of which there are none', { message: CANARY, extensions: { code: 'BAD_USER_INPUT' } }],
])('attack 11: a member that answers with an error, %s', async (_, error) => {
  tamper('emergency', answer => ({ ...answer, errors: [{ ...error, path: ['_entities', 0, CANARY] }] }))
  const answer = await ask()
  expect(answer.view).toMatchObject({ emergency: null, training: { sessions: expect.any(Array) } })
  expect(answer.body.errors).toBeUndefined()
  expect(answer.body.extensions?.release.unavailable).toEqual([{ owner: 'emergency' }])
})
