import { auditTypes, explanationTypes, headerDocument } from '@hub/classification'
import { type DefinitionNode, Kind } from 'graphql'
import type { AdmissionRule } from './rule.ts'

const FROM_THE_HEADER: ReadonlySet<string> = new Set([
  Kind.SCHEMA_DEFINITION,
  Kind.SCHEMA_EXTENSION,
  Kind.DIRECTIVE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_EXTENSION,
])

/**
 * Leaving out `@composeDirective` drops classifications from the supergraph without an error, and an import under
 * another name hides them: so nobody but the header links, imports or defines anything.
 */
export const headerOnly: AdmissionRule = {
  code: 'HEADER_ONLY',
  description:
    'links, directive definitions, scalars and shared types come from schema/header.graphql, schema/explanation.graphql and schema/audit.graphql; names with `__` are reserved',
  *check(member) {
    const shared = new Set([...headerDocument().definitions.map(nameOf), ...explanationTypes(), ...auditTypes()])
    for (const definition of member.document.definitions) {
      const type = nameOf(definition)
      if (FROM_THE_HEADER.has(definition.kind) || (type !== null && (shared.has(type) || type.includes('__')))) {
        yield { type, field: null, message: 'is for the hub alone to define or extend' }
      } else if (definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION) {
        yield { type, field: null, message: 'operations have no place in a schema' }
      }
    }
  },
}

function nameOf(definition: DefinitionNode): string | null {
  return 'name' in definition && definition.name ? definition.name.value : null
}
