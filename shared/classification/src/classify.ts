import { AGGREGATE, isCategory, type Mask, maskOf, OPEN, PERSONAL, RELEASE_LOG } from '@hub/vocabulary'
import { type ConstDirectiveNode, type DocumentNode, Kind, type TypeNode } from 'graphql'
import { ClassificationError, type ClassifyingDirective, isClassifying, requireSpecification } from './specification.ts'

/** What one field is. `mask` holds the field's own categories only, not those of what it sits in. */
export interface FieldClass {
  readonly directive: ClassifyingDirective
  readonly mask: Mask
}

/** A field of an object or input type, as written in a document. */
export interface FieldNode {
  readonly name: { readonly value: string }
  readonly type: TypeNode
  readonly directives?: readonly ConstDirectiveNode[] | undefined
}

/**
 * Reads every classification of a member's SDL (with or without the header) or of a supergraph: `Type.field` or
 * `Input.field` to its class. A field without one is not in the map, and so cannot be released.
 *
 * @throws ClassificationError where the specification is unknown, renamed or lost, where a field has two
 * classifications, and where categories are missing or unknown.
 */
export function classifyDocument(document: DocumentNode): Map<string, FieldClass> {
  requireSpecification(document)
  const classes = new Map<string, FieldClass>()
  const seen = new Set<string>()
  for (const [coordinate, field] of fieldsOf(document)) {
    if (seen.has(coordinate)) throw new ClassificationError(`\`${coordinate}\` is defined twice`)
    seen.add(coordinate)
    const fieldClass = classOf(coordinate, field.directives ?? [])
    if (fieldClass !== undefined) classes.set(coordinate, fieldClass)
  }
  return classes
}

/** All fields of object, interface and input types and their extensions, with their coordinates. */
export function* fieldsOf(document: DocumentNode): Generator<[coordinate: string, field: FieldNode]> {
  for (const definition of document.definitions) {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.OBJECT_TYPE_EXTENSION:
      case Kind.INTERFACE_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_EXTENSION:
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      case Kind.INPUT_OBJECT_TYPE_EXTENSION:
        for (const field of definition.fields ?? []) yield [`${definition.name.value}.${field.name.value}`, field]
    }
  }
}

/** The class that these directives give a field; undefined for none. Throws like {@link classifyDocument}. */
export function classOf(coordinate: string, directives: readonly ConstDirectiveNode[]): FieldClass | undefined {
  const prefixed = directives.find(directive => directive.name.value.startsWith('classification__'))
  if (prefixed) throw new ClassificationError(`\`${coordinate}\` uses \`@${prefixed.name.value}\` under its namespace`)
  const [directive, second] = directives.filter(candidate => isClassifying(candidate.name.value))
  if (directive === undefined) return undefined
  if (second !== undefined) throw new ClassificationError(`\`${coordinate}\` has two classifications`)
  const name = directive.name.value as ClassifyingDirective
  return { directive: name, mask: maskFor(name, coordinate, directive) }
}

function maskFor(name: ClassifyingDirective, coordinate: string, directive: ConstDirectiveNode): Mask {
  switch (name) {
    case 'open':
      return OPEN
    case 'aggregate':
      return AGGREGATE
    case 'audit':
      return RELEASE_LOG
    case 'personal':
      return personalMask(coordinate, directive)
  }
}

/** An empty list would need nothing, and so be free for all: it is refused, as is every word that is not a category. */
function personalMask(coordinate: string, directive: ConstDirectiveNode): Mask {
  const value = directive.arguments?.find(argument => argument.name.value === 'categories')?.value
  const words = value?.kind === Kind.LIST ? value.values : value ? [value] : []
  if (words.length === 0) throw new ClassificationError(`\`${coordinate}\` names no category`)
  const categories = words.map(word => {
    const category = word.kind === Kind.ENUM ? word.value : ''
    if (!isCategory(category) || (maskOf([category]) & PERSONAL) === 0) {
      throw new ClassificationError(`\`${coordinate}\` names an unknown personal category`)
    }
    return category
  })
  return maskOf(categories)
}
