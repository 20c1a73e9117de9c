import type { OwnerContext } from '@hub/kit'
import { MEMBERS } from '@hub/vocabulary'
import type { GraphQLResolveInfo } from 'graphql'
import type { Kysely } from 'kysely'
import { caseConnection } from './case-connection.ts'
import type { QueryCaseArgs, QueryCaseByReferenceArgs, QueryCasesArgs } from './generated/types.ts'
import type { Lookup } from './lookup.ts'
import { selectedIn } from './selected.ts'

/** Root fields. Whatever they find is drafted, and the kit decides what of it may leave. */
export function resolvers(db: Kysely<never>, lookup: Lookup) {
  return {
    Query: {
      case: (_: unknown, { id }: QueryCaseArgs, { release }: OwnerContext) => release.case(id),

      async caseByReference(_: unknown, { reference }: QueryCaseByReferenceArgs, { caller, release }: OwnerContext) {
        const draft = await lookup.byReference(caller, reference)
        return draft === null ? null : release.draft(draft)
      },

      cases: (_: unknown, args: QueryCasesArgs, context: OwnerContext, info: GraphQLResolveInfo) =>
        caseConnection(db, args, context, selectedIn(info)),

      members: () => MEMBERS.map(({ code, name, domain }) => ({ code, name, domain })),

      viewer: (_: unknown, _args: object, { caller }: OwnerContext) => ({
        sub: caller.sub,
        member: caller.member,
        roles: caller.roles,
        purposes: caller.purposes,
      }),
    },
  }
}
