import { type DocumentNode, Kind, visit } from 'graphql'

const SCHEMA_FIELDS: ReadonlySet<string> = new Set(['__schema', '__type'])

/** Whether a document reads the schema anywhere. */
export function asksForSchema(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Field(node) {
      if (SCHEMA_FIELDS.has(node.name.value)) found = true
    },
  })
  return found
}

/** Whether a document reads the schema and nothing else: data cannot hide behind a fragment or a second operation. */
export function asksForSchemaOnly(document: DocumentNode): boolean {
  return document.definitions.every(
    one =>
      one.kind === Kind.FRAGMENT_DEFINITION ||
      (one.kind === Kind.OPERATION_DEFINITION &&
        one.selectionSet.selections.every(
          field =>
            field.kind === Kind.FIELD && (SCHEMA_FIELDS.has(field.name.value) || field.name.value === '__typename'),
        )),
  )
}
