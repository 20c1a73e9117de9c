import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, type GraphQLLeafType, isEnumType } from 'graphql'

const INTEGER = /^-?\d+$/

/** Whether a value out of JSON is one of the type. Of a scalar that GraphQL does not know, everything is. */
export function leafValidator(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) {
    const values = new Set<unknown>(type.getValues().map(({ name }) => name))
    return value => values.has(value)
  }
  switch (type.name) {
    case GraphQLBoolean.name:
      return value => typeof value === 'boolean'
    case GraphQLInt.name:
      return isInteger
    case GraphQLFloat.name:
      return value => typeof value === 'number'
    case GraphQLID.name:
      return value => typeof value === 'string' || isInteger(value)
    case 'String':
      return value => typeof value === 'string'
    default:
      return () => true
  }
}

function isInteger(value: unknown): boolean {
  return typeof value === 'number' && INTEGER.test(String(value))
}
