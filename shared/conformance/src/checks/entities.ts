import { type Bench, ownStaff } from '../bench.ts'
import { type Check, fail, notProven, pass } from '../check.ts'
import type { KitCaller } from '../credentials/mint.ts'
import { type Answer, entitiesOf, isObject, isWhole } from '../member/answer.ts'
import { mostSeen } from '../sweep.ts'

/** As many as the widest page has, and more. */
const MANY = 60

/** The gateway matches entities by their place in the list alone. */
export const entityChecks: readonly Check[] = [
  {
    id: 'entities.length',
    title: `answers as many entities as it was asked for, none and ${MANY} included`,
    async run(bench) {
      const caller = await asker(bench)
      for (const ids of [[], absentIds(1), [...bench.held, ...absentIds(MANY)]]) {
        const answer = await bench.askCases(caller, ids)
        const length = entitiesOf(answer)?.length
        if (length !== ids.length) return fail(`${length ?? 'no'} entities for ${ids.length}`)
      }
      return pass()
    },
  },
  {
    id: 'entities.order',
    title: 'answers entities in the order of the list, each as it answers it alone',
    async run(bench) {
      const [first, second, ...more] = bench.held
      const [before = '', between = '', after = ''] = absentIds(3)
      const held = [first, between, second, ...more].filter(id => id !== undefined)
      const ids = [before, ...held, after]
      const caller = await asker(bench)
      const answer = await bench.askCases(caller, ids)
      const together = entitiesOf(answer)
      if (!isWhole(answer) || together === null) return notProven(unanswered(answer))
      if (together.every(entity => entity === null)) return notProven('every entity is null: needs --held')
      for (const [index, id] of ids.entries()) {
        const alone = entitiesOf(await bench.askCases(caller, [id]))?.[0]
        if (!same(together[index], alone)) return fail(`the entity at place ${index + 1} of ${ids.length} is another`)
      }
      return pass()
    },
  },
  {
    id: 'entities.unknown',
    title: 'answers ids that name no case with null or a null room, and the others beside them',
    async run(bench) {
      const [absent = ''] = absentIds(1)
      const ids = ['', 'x', `${absent}0`, "' or true --", absent, absent.replace(/./g, '0'), ...bench.held]
      const answer = await bench.askCases(await asker(bench), ids)
      const entities = entitiesOf(answer)
      if (!isWhole(answer) || entities === null) return fail(unanswered(answer))
      const expected = roomsIn(bench, entitiesOf(await bench.askCases(await asker(bench), bench.held)) ?? [])
      return same(roomsIn(bench, entities), expected) ? pass() : fail('other rooms than without them')
    },
  },
  {
    id: 'entities.duplicates',
    title: 'answers a case that stands twice in the list twice, and the same',
    async run(bench) {
      const [id = crypto.randomUUID()] = bench.held
      const answer = await bench.askCases(await asker(bench), [id, id, id])
      const entities = entitiesOf(answer)
      if (!isWhole(answer) || entities === null) return fail(unanswered(answer))
      if (entities.length > 0 && entities.every(entity => entity === null)) {
        return notProven('every entity is null: needs --held')
      }
      return entities.length === 3 && entities.every(entity => same(entity, entities[0]))
        ? pass()
        : fail('not the same')
    },
  },
]

/** Ids of the cases whose room shows, in the order of the alphabet. */
function roomsIn({ owner }: Bench, entities: readonly unknown[]): readonly string[] {
  const shown = entities.filter(entity => entity !== null && !(isObject(entity) && entity[owner] === null))
  return shown.map(entity => (isObject(entity) ? String(entity.id) : 'no object')).sort()
}

async function asker(bench: Bench): Promise<KitCaller> {
  const most = bench.held.length > 0 ? await mostSeen(bench) : undefined
  return most ?? ownStaff(bench.owner)
}

function absentIds(count: number): string[] {
  return Array.from({ length: count }, () => crypto.randomUUID())
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function unanswered({ status }: Answer): string {
  return `no whole answer (${status})`
}
