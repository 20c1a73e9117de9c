import { classifyDocument, type FieldClass, withHeader } from '@hub/classification'
import type { Mask } from '@hub/vocabulary'
import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  isRequiredArgument,
  Kind,
  parse,
} from 'graphql'

const CASE = 'Case'

/** A field that the kit selects, with all that it can select below it. */
export interface SelectedField {
  readonly name: string
  /** `Type.field`. */
  readonly coordinate: string
  /** The field's own categories; null where it has no class. */
  readonly own: Mask | null
  readonly isList: boolean
  /** Null for a leaf. */
  readonly below: readonly SelectedField[] | null
}

/** What a member's SDL says, as far as it can be asked for: the widest selection, and what each field is. */
export interface MemberSchema {
  /** The fields of the member's room in `Case`. */
  readonly room: readonly SelectedField[]
  /** Root fields outside the case. */
  readonly outside: readonly SelectedField[]
}

/**
 * Reads a member's SDL, with or without the hub's header.
 *
 * @param owner the member's code, after which its room is named
 * @throws Error where the SDL cannot be read, is not classified as the hub's specification says, or has no such room
 */
export function readMemberSchema(sdl: string, owner: string): MemberSchema {
  const own = parse(sdl)
  const document = isLinked(own) ? own : parse(withHeader(sdl))
  const classes = classifyDocument(document)
  // Federation's directives are left undefined, so the SDL is taken as it is.
  const schema = buildASTSchema(withoutLoneExtensions(document), { assumeValid: true, assumeValidSDL: true })
  const type = schema.getType(CASE)
  const field = isObjectType(type) ? type.getFields()[owner] : undefined
  const room = field && getNamedType(field.type)
  if (!isObjectType(room)) throw new Error(`the SDL has no room \`${CASE}.${owner}\``)
  const query = schema.getQueryType()
  return {
    room: select(room, classes, []),
    outside: query ? select(query, classes, []) : [],
  }
}

/** The widest selection below a type: everything but cases, abstract types and what takes a required argument. */
function select(
  type: GraphQLObjectType,
  classes: ReadonlyMap<string, FieldClass>,
  path: readonly GraphQLObjectType[],
): readonly SelectedField[] {
  return Object.values(type.getFields()).flatMap(field => selectField(type, field, classes, [...path, type]))
}

function selectField(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  classes: ReadonlyMap<string, FieldClass>,
  path: readonly GraphQLObjectType[],
): SelectedField[] {
  if (field.name.startsWith('_') || field.args.some(isRequiredArgument)) return []
  const coordinate = `${type.name}.${field.name}`
  const one = {
    name: field.name,
    coordinate,
    own: classes.get(coordinate)?.mask ?? null,
    isList: isListType(getNullableType(field.type)),
  }
  const named = getNamedType(field.type)
  if (!isCompositeType(named)) return [{ ...one, below: null }]
  // A type that comes again below itself has no end.
  if (!isObjectType(named) || named.name === CASE || path.includes(named)) return []
  const below = select(named, classes, path)
  return below.length > 0 ? [{ ...one, below }] : []
}

function isLinked(document: DocumentNode): boolean {
  return document.definitions.some(
    definition =>
      (definition.kind === Kind.SCHEMA_EXTENSION || definition.kind === Kind.SCHEMA_DEFINITION) &&
      definition.directives?.some(directive => directive.name.value === 'link'),
  )
}

/** `extend type Query` without any `type Query` is good federation and no good GraphQL. */
function withoutLoneExtensions(document: DocumentNode): DocumentNode {
  const defined = new Set(
    document.definitions.flatMap(one => (one.kind === Kind.OBJECT_TYPE_DEFINITION ? [one.name.value] : [])),
  )
  const definitions = document.definitions.map(one => {
    if (one.kind !== Kind.OBJECT_TYPE_EXTENSION || defined.has(one.name.value)) return one
    defined.add(one.name.value)
    return { ...one, kind: Kind.OBJECT_TYPE_DEFINITION } as const
  })
  return { ...document, definitions }
}

/** A selection as GraphQL has it. */
export function printSelection(fields: readonly SelectedField[]): string {
  return fields.map(({ name, below }) => (below === null ? name : `${name} { ${printSelection(below)} }`)).join(' ')
}
