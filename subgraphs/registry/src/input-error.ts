import { GraphQLError } from 'graphql'

/** An argument that is well-formed GraphQL and still makes no sense. The message repeats nothing of what was sent. */
export function inputError(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}
