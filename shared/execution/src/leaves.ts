import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, type GraphQLLeafType, isEnumType } from 'graphql'

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

/** As JSON would write it: larger ones have an exponent. */
function isInteger(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) < 1e21
}
