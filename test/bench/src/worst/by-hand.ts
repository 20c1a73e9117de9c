import { createGenerator, type Ground } from './generate.ts'
import type { Operation, Selection } from './operation.ts'

/** Operations that a person would think of: where the search begins. */
export function byHand(ground: Ground): Operation[] {
  const { everythingOf } = createGenerator(ground, () => 0.5)
  const rooms = everythingOf('Case').filter(({ name }) => !name.endsWith('Explanation'))
  const everything = [1, 4, 8, 9].map(times => pages(times, 1, rooms))
  const little = rooms.flatMap(room => (room.selections.length > 0 ? { ...room, selections: firstLeaf(room) } : []))
  // Every alias of a list of cases is fetched by itself.
  return [...everything, pages(1, 20, little), pages(5, 4, little), pages(10, 2, little), pages(10, 1, [ID])]
}

const ID: Selection = { kind: 'field', name: 'id', selections: [] }

/** Full pages of cases, each with several aliases of its list. */
function pages(times: number, lists: number, selections: readonly Selection[]): Operation {
  const list = (index: number): Selection => ({
    kind: 'field',
    name: 'nodes',
    ...(index > 0 && { alias: `n${index}` }),
    type: 'Case',
    selections: structuredClone([...selections]),
  })
  const page = (index: number): Selection => ({
    kind: 'field',
    name: 'cases',
    ...(times > 1 && { alias: `p${index}` }),
    args: '(first: 50)',
    type: 'CaseConnection',
    selections: Array.from({ length: Math.max(lists, 1) }, (_, number) => list(number)),
  })
  return { selections: Array.from({ length: times }, (_, index) => page(index)), fragments: [] }
}

/** One way down to a leaf. */
function firstLeaf({ selections: [first] }: Selection): Selection[] {
  if (first === undefined) return []
  return [first.selections.length > 0 ? { ...first, selections: firstLeaf(first) } : first]
}
