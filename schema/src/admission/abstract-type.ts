import { Kind } from 'graphql'
import type { AdmissionRule } from './rule.ts'

export const abstractType: AdmissionRule = {
  code: 'ABSTRACT_TYPE',
  description: 'no interfaces and no unions: the same field could be classified in several ways',
  *check(member) {
    for (const definition of member.document.definitions) {
      switch (definition.kind) {
        case Kind.INTERFACE_TYPE_DEFINITION:
        case Kind.INTERFACE_TYPE_EXTENSION:
        case Kind.UNION_TYPE_DEFINITION:
        case Kind.UNION_TYPE_EXTENSION:
          yield { type: definition.name.value, field: null, message: 'is abstract' }
          break
        case Kind.OBJECT_TYPE_DEFINITION:
        case Kind.OBJECT_TYPE_EXTENSION:
          if (definition.interfaces?.length) {
            yield { type: definition.name.value, field: null, message: 'implements an interface' }
          }
      }
    }
  },
}
