import { ClassificationError, classOf } from '@hub/classification'
import type { Mask, Owner } from '@hub/vocabulary'
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  type TypeNode,
} from 'graphql'

/** A field of an object or input type, with the type it belongs to. */
export interface SdlField {
  readonly type: string
  readonly name: string
  readonly node: FieldDefinitionNode | InputValueDefinitionNode
}

/** One member's SDL as written, without the header; definitions and extensions of a type taken together. */
export interface MemberSdl {
  readonly owner: Owner
  /** As told to people: relative to the repository. */
  readonly file: string
  readonly sdl: string
  readonly document: DocumentNode
  readonly objects: ReadonlyMap<string, readonly SdlField[]>
  readonly inputs: ReadonlyMap<string, readonly SdlField[]>
}

/** Reads a member's SDL. Throws graphql's syntax error where it is none. */
export function readMemberSdl(owner: Owner, file: string, sdl: string): MemberSdl {
  const document = parse(sdl)
  const objects = new Map<string, SdlField[]>()
  const inputs = new Map<string, SdlField[]>()
  for (const definition of document.definitions) {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.OBJECT_TYPE_EXTENSION:
        collect(objects, definition.name.value, definition.fields ?? [])
        break
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      case Kind.INPUT_OBJECT_TYPE_EXTENSION:
        collect(inputs, definition.name.value, definition.fields ?? [])
    }
  }
  return { owner, file, sdl, document, objects, inputs }
}

function collect(
  types: Map<string, SdlField[]>,
  type: string,
  nodes: readonly (FieldDefinitionNode | InputValueDefinitionNode)[],
): void {
  const fields = types.get(type) ?? []
  types.set(type, fields)
  for (const node of nodes) fields.push({ type, name: node.name.value, node })
}

/** Every field of every object and input type. */
export function* fieldsIn(member: MemberSdl): Generator<SdlField> {
  for (const fields of member.objects.values()) yield* fields
  for (const fields of member.inputs.values()) yield* fields
}

/** Every directive in the document, with the type and field it stands on or in. */
export function* directivesIn(
  member: MemberSdl,
): Generator<{ readonly directive: ConstDirectiveNode; readonly type: string | null; readonly field: string | null }> {
  for (const definition of member.document.definitions) {
    const type = 'name' in definition && definition.name ? definition.name.value : null
    if ('directives' in definition) yield* located(definition.directives, type, null)
    if ('values' in definition) {
      for (const value of definition.values ?? []) yield* located(value.directives, type, value.name.value)
    }
    if (!('fields' in definition)) continue
    for (const field of definition.fields ?? []) {
      yield* located(field.directives, type, field.name.value)
      if (!('arguments' in field)) continue
      for (const argument of field.arguments ?? []) yield* located(argument.directives, type, field.name.value)
    }
  }
}

function* located(
  directives: readonly { readonly name: { readonly value: string } }[] | undefined,
  type: string | null,
  field: string | null,
) {
  for (const directive of directives ?? []) yield { directive: directive as ConstDirectiveNode, type, field }
}

export function isNonNull(field: SdlField): boolean {
  return field.node.type.kind === Kind.NON_NULL_TYPE
}

/** Whether the field is a list, of whatever depth. */
export function isList(field: SdlField): boolean {
  return isListType(field.node.type)
}

export function isListType(type: TypeNode): boolean {
  return (type.kind === Kind.NON_NULL_TYPE ? type.type : type).kind === Kind.LIST_TYPE
}

/** The innermost named type. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}

/** A single object of the member's own: no value by itself, so it need not be classified. Input fields all are values. */
export function isContainer(member: MemberSdl, field: SdlField): boolean {
  const isOutput = field.node.kind === Kind.FIELD_DEFINITION
  return isOutput && !isList(field) && member.objects.has(namedType(field.node.type))
}

export function hasDirective(field: SdlField, name: string): boolean {
  return field.node.directives?.some(directive => directive.name.value === name) ?? false
}

export function isPersonal(field: SdlField): boolean {
  return hasDirective(field, 'personal')
}

/** The categories of a personal field; 0 for every other, and where they cannot be read (another rule refuses that). */
export function maskOfField(field: SdlField): Mask {
  const directives = (field.node.directives ?? []).filter(directive => directive.name.value === 'personal')
  try {
    return classOf(field.name, directives)?.mask ?? 0
  } catch (error) {
    if (error instanceof ClassificationError) return 0
    throw error
  }
}
