import { bit, maskOf } from '@hub/vocabulary'
import { describe, expect, it } from 'vitest'
import { containersIn, inspect, oneLeafOf, placesOf } from './inspect.ts'
import { printSelection, readMemberSchema } from './schema.ts'

const SDL = `
  extend type Query { places(first: Int = 5): [Place!] @personal(categories: [HOSTING]) lookUp(id: ID!): String @open }
  type Place { city: String @personal(categories: [LOCATION]) }
  type Case @key(fields: "id") { id: ID! @open emergency: File }
  type File {
    name: String @personal(categories: [IDENTITY])
    threats(first: Int): [Threat!] @personal(categories: [THREAT])
    needs: Needs
    other: Case
    search(word: String!): String @personal(categories: [NOTES])
  }
  type Threat { note: String @personal(categories: [NOTES]) file: File }
  type Needs { medical: [String!] @personal(categories: [HEALTH]) }
`

const { room, outside } = readMemberSchema(SDL, 'emergency')

describe('the widest selection', () => {
  it('leaves out cases, what has no end, and what takes a required argument', () => {
    expect(printSelection(room)).toBe('name threats { note } needs { medical }')
    expect(printSelection(outside)).toBe('places { city }')
  })

  it('knows what each place needs, with what it sits in', () => {
    expect(placesOf(room).map(({ path, need }) => [path, need])).toEqual([
      ['name', bit('IDENTITY')],
      ['threats', bit('THREAT')],
      ['threats.note', maskOf(['THREAT', 'NOTES'])],
      ['needs.medical', bit('HEALTH')],
    ])
    expect(containersIn(room).map(({ path }) => path)).toEqual(['needs'])
  })

  it('has a shortest part', () => {
    expect(printSelection(oneLeafOf(room))).toBe('name')
    expect(printSelection(oneLeafOf(room.slice(1)))).toBe('threats { note }')
  })
})

describe('a SDL that the kit cannot work with', () => {
  it.each([
    ['has another room', SDL, 'training', /no room `Case.training`/],
    ['has no case', 'type Query { a: Int @open }', 'emergency', /no room/],
    ['cannot be parsed', 'type {', 'emergency', /Syntax Error/],
    ['names no category', SDL.replace('[IDENTITY]', '[]'), 'emergency', /names no category/],
    [
      'links another classification',
      `extend schema @link(url: "https://other.invalid/v1.0") ${SDL}`,
      'emergency',
      /unknown specification/,
    ],
  ])('%s', (_, sdl, owner, message) => {
    expect(() => readMemberSchema(sdl, owner)).toThrow(message)
  })
})

describe('an inspection', () => {
  const all = maskOf(['IDENTITY', 'THREAT', 'NOTES', 'HEALTH'])
  const full = { name: 'a', threats: [{ note: 'b' }, { note: null }], needs: { medical: [] } }
  const found = (object: object, mask: number) => {
    const { shown, open, beyond, hollow, unasked } = inspect(room, object, mask)
    return { shown: [...shown], open: [...open], beyond: [...beyond], hollow: [...hollow], unasked: [...unasked] }
  }
  const nothing = { shown: [], open: [], beyond: [], hollow: [], unasked: [] }

  it('finds what shows', () => {
    expect(found(full, all)).toEqual({
      ...nothing,
      shown: ['name', 'threats', 'threats.note', 'needs.medical'],
      open: ['needs'],
    })
  })

  it('finds values beyond the decision; a value needs what it sits in, too', () => {
    expect(found(full, maskOf(['NOTES']))).toEqual({
      ...nothing,
      beyond: ['File.name', 'File.threats', 'Threat.note', 'Needs.medical'],
      hollow: ['File.needs'],
    })
  })

  it('takes an empty list for a value', () => {
    expect(found({ threats: [] }, bit('IDENTITY'))).toEqual({ ...nothing, beyond: ['File.threats'] })
  })

  it('finds nothing in nulls and in what is missing', () => {
    expect(found({ name: null, needs: null, __typename: 'File' }, 0)).toEqual(nothing)
  })

  it('finds what nobody asked for, however deep', () => {
    expect(found({ iban: 'x', threats: [{ id: 7 }] }, all).unasked).toEqual(['the whole', 'File.threats'])
  })
})
