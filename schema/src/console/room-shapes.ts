import { classifyDocument } from '@hub/classification'
import { type Category, categoriesIn, MEMBER_CODES } from '@hub/vocabulary'
import { buildSchema, type GraphQLObjectType, getNamedType, isEnumType, isListType, isObjectType, parse } from 'graphql'
import type { Composition } from '../composition/compose.ts'

/** A member's part of a case, as the console lays it out: every field in the order of the member's SDL. */
export interface RoomShape {
  /** Code of the member; the name of its field in `Case`. */
  readonly member: string
  /** Name of its type, as release reports name it. */
  readonly type: string
  readonly fields: readonly FieldShape[]
}

export interface FieldShape {
  readonly name: string
  /** Name of the type: of a scalar, an enum or an object. */
  readonly type: string
  readonly is: 'scalar' | 'enum' | 'object'
  readonly list: boolean
  /** What it needs, with the lists and objects around it; of an object that only holds others, what they all need. */
  readonly categories: readonly Category[]
  /** Of an object. */
  readonly fields?: readonly FieldShape[]
}

/** Lists and objects lie within each other no deeper than this; a schema that goes deeper should be looked at. */
const MOST_LEVELS = 6

/** The rooms of all members, out of what composition made. */
export function roomShapes({ api, supergraph }: Composition): RoomShape[] {
  const schema = buildSchema(api)
  const classes = classifyDocument(parse(supergraph))
  const rooms = (schema.getType('Case') as GraphQLObjectType).getFields()
  const own = (type: string, field: string) => classes.get(`${type}.${field}`)?.mask ?? 0

  function fieldsOf(type: GraphQLObjectType, around: number, level: number): FieldShape[] {
    if (level > MOST_LEVELS) throw new Error(`\`${type.name}\` lies too deep for the console`)
    return Object.values(type.getFields()).map(field => {
      const named = getNamedType(field.type)
      const need = around | own(type.name, field.name)
      const shape = { name: field.name, type: named.name, list: holdsList(field.type), categories: categoriesIn(need) }
      if (!isObjectType(named)) return { ...shape, is: isEnumType(named) ? 'enum' : 'scalar' }
      return { ...shape, is: 'object', fields: fieldsOf(named, need, level + 1) }
    })
  }

  return MEMBER_CODES.map(member => {
    const type = getNamedType(rooms[member]?.type)
    if (!isObjectType(type)) throw new Error(`\`Case.${member}\` is no object`)
    return { member, type: type.name, fields: fieldsOf(type, 0, 1) }
  })
}

function holdsList(type: unknown): boolean {
  if (isListType(type)) return true
  return typeof type === 'object' && type !== null && 'ofType' in type ? holdsList(type.ofType) : false
}
