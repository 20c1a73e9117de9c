import { readFileSync } from 'node:fs'
import { isMemberCode, MEMBER_CODES, type Owner, REASONS, RELATIONS, ROLES } from '@hub/vocabulary'
import { type DocumentNode, GraphQLError, Kind, type NameNode, parse, print, visit } from 'graphql'
import { fillEnums, type Vocabularies } from './fill.ts'

/** What every member can say about its decisions, for no member in particular. */
const EXPLANATION_FILE = new URL('../../../schema/explanation.graphql', import.meta.url)

const FILLED: Vocabularies = new Map<string, readonly string[]>([
  ['Role', ROLES],
  ['Relation', RELATIONS],
  ['Reason', REASONS],
])

const CASE = 'Case'
const QUERY = 'Query'

/** The name that a field of the template has at one member, such as `emergencyExplanation`. */
export function fieldOfMember(member: string, field: string): string {
  return `${member}${field.charAt(0).toUpperCase()}${field.slice(1)}`
}

/** The field of `Case` by which a member explains itself, such as `emergencyExplanation`. */
export function explanationField(member: string): string {
  return fieldOfMember(member, 'explanation')
}

/**
 * A member's own SDL with what every member answers besides: the explanation of its decisions. The SDL of an owner that
 * is no member, or that knows no case, is left as it is, and so is one that cannot be parsed: admission and composition
 * say what is wrong with it.
 */
export function withExplanation(owner: Owner, sdl: string): string {
  return isMemberCode(owner) && knowsCases(sdl) ? `${sdl}\n\n${explanationOf(owner)}` : sdl
}

/** The names of all types that are added to members, which members cannot give to types of their own. */
export function explanationTypes(): ReadonlySet<string> {
  const { definitions } = template()
  const names = definitions.flatMap(one => ('name' in one && one.name ? [one.name.value] : []))
  const prefixed = objectTypes(template())
  const added = names.filter(name => name !== CASE && name !== QUERY)
  return new Set(MEMBER_CODES.flatMap(member => added.map(name => (prefixed.has(name) ? prefix(member, name) : name))))
}

function knowsCases(sdl: string): boolean {
  try {
    return parse(sdl).definitions.some(
      one =>
        (one.kind === Kind.OBJECT_TYPE_DEFINITION || one.kind === Kind.OBJECT_TYPE_EXTENSION) &&
        one.name.value === CASE,
    )
  } catch (error) {
    if (error instanceof GraphQLError) return false
    throw error
  }
}

let read: DocumentNode | undefined

function template(): DocumentNode {
  read ??= fillEnums(readFileSync(EXPLANATION_FILE, 'utf8'), FILLED, 'the explanation')
  return read
}

/** A value type may have one owner only, so each member has types of its own. */
function explanationOf(member: string): string {
  const document = template()
  const types = objectTypes(document)
  const named = (node: NameNode): NameNode => ({ ...node, value: prefix(member, node.value) })
  return print(
    visit(document, {
      ObjectTypeDefinition: node => ({ ...node, name: named(node.name) }),
      NamedType: node => (types.has(node.name.value) ? { ...node, name: named(node.name) } : undefined),
      ObjectTypeExtension: node => ({
        ...node,
        fields:
          node.fields?.map(field => ({
            ...field,
            name: { ...field.name, value: fieldOfMember(member, field.name.value) },
          })) ?? [],
      }),
    }),
  )
}

function objectTypes(document: DocumentNode): ReadonlySet<string> {
  return new Set(
    document.definitions.flatMap(one => (one.kind === Kind.OBJECT_TYPE_DEFINITION ? [one.name.value] : [])),
  )
}

function prefix(member: string, type: string): string {
  return `${member.charAt(0).toUpperCase()}${member.slice(1)}${type}`
}
