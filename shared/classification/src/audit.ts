import { readFileSync } from 'node:fs'
import { isMemberCode, OWNERS, type Owner } from '@hub/vocabulary'
import { type DocumentNode, GraphQLError, Kind, type NameNode, parse, print, visit } from 'graphql'

/** What every owner can say about its log, for no owner in particular. */
const AUDIT_FILE = new URL('../../../schema/audit.graphql', import.meta.url)

const CASE = 'Case'

/** The fields that are added, without the owner's name. */
export type AuditField = 'access' | 'disclosures' | 'audit'

/** The name that such a field has at one owner. @example auditField('emergency', 'access') // 'emergencyAccess' */
export function auditField(owner: string, field: AuditField): string {
  return `${owner}${capital(field)}`
}

/**
 * An owner's SDL with what is asked about its log: at a member, fields of the case too. SDL that knows no case, or that
 * cannot be parsed, is left as it is: admission and composition say what is wrong with it.
 */
export function withAudit(owner: Owner, sdl: string): string {
  return knowsCases(sdl) ? `${sdl}\n\n${auditOf(owner)}` : sdl
}

/** The names of all types that are added so, which owners cannot give to types of their own. */
export function auditTypes(): ReadonlySet<string> {
  const types = objectTypes(template())
  return new Set(OWNERS.flatMap(owner => [...types].map(type => prefixed(owner, type))))
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
  read ??= parse(readFileSync(AUDIT_FILE, 'utf8'))
  return read
}

/** A value type may have one owner only, so each has types of its own; the registry's lack those of the case. */
function auditOf(owner: Owner): string {
  const document = template()
  const types = objectTypes(document)
  const named = (node: NameNode): NameNode => ({ ...node, value: prefixed(owner, node.value) })
  return print(
    visit(document, {
      ObjectTypeDefinition: node =>
        !isMemberCode(owner) && isOfCase(node.name) ? null : { ...node, name: named(node.name) },
      NamedType: node => (types.has(node.name.value) ? { ...node, name: named(node.name) } : undefined),
      ObjectTypeExtension: node => {
        if (!isMemberCode(owner) && node.name.value === CASE) return null
        const rename = (name: NameNode) => ({ ...name, value: `${owner}${capital(name.value)}` })
        return { ...node, fields: node.fields?.map(field => ({ ...field, name: rename(field.name) })) ?? [] }
      },
    }),
  )
}

function isOfCase({ value }: NameNode): boolean {
  return value.startsWith(CASE) || value === 'Disclosure'
}

function objectTypes(document: DocumentNode): ReadonlySet<string> {
  return new Set(
    document.definitions.flatMap(one => (one.kind === Kind.OBJECT_TYPE_DEFINITION ? [one.name.value] : [])),
  )
}

function prefixed(owner: string, type: string): string {
  return `${capital(owner)}${type}`
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}
