import { bit, type Category, type Mask, maskOf } from '@hub/vocabulary'
import fc from 'fast-check'
import { graphql } from 'graphql'
import { describe, expect, it } from 'vitest'
import { guardedSchema } from '../schema.ts'
import { plain, releaseOf } from '../testing/release-of.ts'

const WORDS = ['IDENTITY', 'THREAT', 'NOTES', 'HEALTH'] as const satisfies readonly Category[]
const ID = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'

/** What may stand in a schema below a case. `categories` null: without a class. */
interface Shape {
  readonly categories: readonly Category[] | null
  readonly list: boolean
  /** Fields of an object; none: a leaf. */
  readonly fields: readonly Shape[]
}

const categories = fc.option(fc.subarray([...WORDS], { minLength: 1, maxLength: 2 }), { freq: 2 })
const shape: fc.Arbitrary<Shape> = fc.letrec<{ shape: Shape }>(tie => ({
  shape: fc.record({
    categories,
    list: fc.boolean(),
    fields: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('shape'), { minLength: 1, maxLength: 3 })),
  }),
})).shape
const room = fc.array(shape, { minLength: 1, maxLength: 4 })
const masks = fc.subarray([...WORDS]).map(words => maskOf(words))

/** The SDL of a case with a room of this shape, a selection of all of it, and the value it would have. */
function written(fields: readonly Shape[], type = 'Room'): { sdl: string; selection: string; value: object } {
  const types: string[] = []
  const lines: string[] = []
  const selections: string[] = ['__typename']
  const value: Record<string, unknown> = {}
  for (const [index, field] of fields.entries()) {
    const name = `f${index}`
    const below = field.fields.length > 0 ? written(field.fields, `${type}${index}`) : undefined
    const named = below === undefined ? 'String' : `${type}${index}`
    const directive = field.categories === null ? '' : ` @personal(categories: [${field.categories.join(', ')}])`
    lines.push(`${name}: ${field.list ? `[${named}!]` : named}${directive}`)
    selections.push(below === undefined ? name : `${name} ${below.selection}`)
    if (below !== undefined) types.push(below.sdl)
    const one = () => (below === undefined ? `value of ${type}.${name}` : structuredClone(below.value))
    value[name] = field.list ? [one(), one()] : one()
  }
  return {
    sdl: [`type ${type} { ${lines.join(' ')} }`, ...types].join('\n'),
    selection: `{ ${selections.join(' ')} }`,
    value,
  }
}

/** What the room must look like, by the words of the design alone. */
function expected(fields: readonly Shape[], released: Mask, type = 'Room'): object {
  const entries = fields.map((field, index): [string, unknown] => {
    const name = `f${index}`
    if (!shows(field, released)) return [name, null]
    const one = () =>
      field.fields.length > 0 ? expected(field.fields, released, `${type}${index}`) : `value of ${type}.${name}`
    return [name, field.list ? [one(), one()] : one()]
  })
  return { __typename: type, ...Object.fromEntries(entries) }
}

function shows(field: Shape, released: Mask): boolean {
  if (field.categories !== null) return field.categories.every(word => (released & bit(word)) !== 0)
  return !field.list && field.fields.some(below => shows(below, released))
}

const ENTITIES = (selection: string) =>
  `{ _entities(representations: [{__typename: "Case", id: "${ID}"}, {__typename: "Case", id: "${OTHER}"}]) {
    ... on Case { emergency ${selection} } } }`

describe('the guard', () => {
  it('lets through exactly what the decision of its case covers, whatever the shape', async () => {
    await fc.assert(
      fc.asyncProperty(room, masks, masks, async (fields, first, second) => {
        const { sdl, selection, value } = written(fields)
        const { schema, classes } = guardedSchema(
          `type Case @key(fields: "id") { id: ID! @open emergency: Room } ${sdl}`,
          {},
        )
        const caseOf = (id: string, mask: Mask) => ({ mask, value: { id, emergency: structuredClone(value) } })
        const cases = new Map([
          [ID, caseOf(ID, first)],
          [OTHER, caseOf(OTHER, second)],
        ])
        const release = releaseOf({ classes, cases })
        const answer = await graphql({ schema, source: ENTITIES(selection), contextValue: { release } })
        expect(answer.errors).toBeUndefined()
        const shown = (mask: Mask) => ({
          emergency: fields.some(field => shows(field, mask)) ? expected(fields, mask) : null,
        })
        expect(plain(answer.data)).toEqual({ _entities: [shown(first), shown(second)] })
      }),
      { numRuns: 200 },
    )
  })

  it('does not call the resolver of a field that it keeps closed', async () => {
    await fc.assert(
      fc.asyncProperty(room, masks, async (fields, mask) => {
        const { sdl, selection, value } = written(fields)
        const called = new Set<string>()
        const resolvers = Object.fromEntries(
          typesIn(fields).map(([type, shapes]) => [
            type,
            Object.fromEntries(
              shapes.map((_, index) => [
                `f${index}`,
                (parent: Record<string, unknown>) => {
                  called.add(`${type}.f${index}`)
                  return parent[`f${index}`]
                },
              ]),
            ),
          ]),
        )
        const { schema, classes } = guardedSchema(
          `type Case @key(fields: "id") { id: ID! @open emergency: Room } ${sdl}`,
          resolvers,
        )
        const cases = new Map([[ID, { mask, value: { id: ID, emergency: value } }]])
        const release = releaseOf({ classes, cases })
        await graphql({ schema, source: ENTITIES(selection), contextValue: { release } })
        const allowed = fields.some(field => shows(field, mask)) ? callable(fields, mask) : []
        expect([...called].sort()).toEqual([...new Set(allowed)].sort())
      }),
      { numRuns: 100 },
    )
  })
})

/** Every object type of a shape with its fields. */
function typesIn(fields: readonly Shape[], type = 'Room'): [string, readonly Shape[]][] {
  const below = fields.flatMap((field, index) =>
    field.fields.length > 0 ? typesIn(field.fields, `${type}${index}`) : [],
  )
  return [[type, fields], ...below]
}

/** The fields whose resolvers may run. */
function callable(fields: readonly Shape[], mask: Mask, type = 'Room'): string[] {
  return fields.flatMap((field, index) =>
    shows(field, mask) ? [`${type}.f${index}`, ...callable(field.fields, mask, `${type}${index}`)] : [],
  )
}
