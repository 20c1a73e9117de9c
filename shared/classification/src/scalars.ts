import { GraphQLError, type GraphQLSchema, isScalarType, isSpecifiedScalarType, valueFromASTUntyped } from 'graphql'

/** Federation's scalar for references to entities, which are objects. */
const REPRESENTATION = '_Any'

/**
 * Makes every scalar of the hub's own take strings alone: dates, decimals and codes are all written as such. Without
 * this GraphQL lets any value through, lists and objects included, and resolvers would have to stumble over them. The
 * gateway checks so before it asks an owner, and each owner for itself.
 *
 * Changes the schema that it is given.
 */
export function takeStringsAlone(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isScalarType(type) || isSpecifiedScalarType(type) || type.name === REPRESENTATION) continue
    type.parseValue = value => {
      if (typeof value !== 'string') throw new GraphQLError(`\`${type.name}\` is written as a string`)
      return value
    }
    type.parseLiteral = (node, variables) => type.parseValue(valueFromASTUntyped(node, variables))
  }
}
