import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql'

/** Whether an object that calls itself `typename` is a `condition`. What the schema does not know is nothing. */
export function isOfType(schema: GraphQLSchema, typename: string, condition: string): boolean {
  if (typename === condition) return true
  const type = schema.getType(typename)
  const wanted = schema.getType(condition)
  if (!isAbstractType(wanted) || !(isObjectType(type) || isInterfaceType(type))) return false
  return schema.isSubType(wanted, type)
}
