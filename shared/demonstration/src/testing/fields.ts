import { readFileSync } from 'node:fs'
import { classifyDocument, withHeader } from '@hub/classification'
import type { Subject } from '@hub/decision'
import type { OwnerDefinition } from '@hub/kit'
import { type Mask, type Owner, PERSONAL } from '@hub/vocabulary'
import {
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeNode,
} from 'graphql'

/** A field of a built subgraph that holds a value, with all that a caller needs to see it. */
export interface ValueField {
  readonly owner: Owner
  /** Such as `EmergencyFile.legalName`. */
  readonly coordinate: string
  /** Categories of the field and of the lists and objects it sits in. */
  readonly need: Mask
  readonly subject: Subject
  /** Names from the case, or from the root field, down to the field. */
  readonly path: readonly string[]
}

/** The fields of an owner's SDL that are about a person or a host: those that data can lack. */
export function valueFields(owner: OwnerDefinition): ValueField[] {
  const document = documentOf(owner)
  const classes = classifyDocument(document)
  const below = (type: string, subject: Subject, need: Mask, path: readonly string[]): ValueField[] =>
    fieldsIn(document, type).flatMap(field => {
      const coordinate = `${type}.${field.name.value}`
      const inner = nameOf(field.type)
      const here = { need: need | (classes.get(coordinate)?.mask ?? 0), path: [...path, field.name.value] }
      // What a root field or a list leads to is counted where it stands: below its case.
      if (inner === 'Case') return []
      if (fieldsIn(document, inner).length > 0) return below(inner, subject, here.need, here.path)
      return [{ owner: owner.code, coordinate, subject, ...here }]
    })
  return [...below('Case', 'case', 0, []), ...below('Query', 'consortium', 0, [])].filter(({ need }) => need & PERSONAL)
}

/** Selects everything below a case that the owner's SDL has, as the selection set of `Case`. */
export function caseSelection(owner: OwnerDefinition): string {
  return selection(documentOf(owner), 'Case')
}

function documentOf(owner: OwnerDefinition): DocumentNode {
  return parse(withHeader(readFileSync(new URL('schema.graphql', owner.folder), 'utf8')))
}

function selection(document: DocumentNode, type: string): string {
  const fields = fieldsIn(document, type).map(field => `${field.name.value} ${selection(document, nameOf(field.type))}`)
  return fields.length === 0 ? '' : `{ ${fields.join(' ')} }`
}

function fieldsIn(document: DocumentNode, type: string): readonly FieldDefinitionNode[] {
  const isIt = (node: { readonly kind: string }): node is ObjectTypeDefinitionNode =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION
  return document.definitions.filter(isIt).find(({ name }) => name.value === type)?.fields ?? []
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type)
}
