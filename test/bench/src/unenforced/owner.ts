import { readFileSync } from 'node:fs'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph'
import { withHeader } from '@hub/classification'
import { isMemberCode, type Owner } from '@hub/vocabulary'
import DataLoader from 'dataloader'
import { parse } from 'graphql'
import type { Kysely } from 'kysely'
import { pino } from 'pino'
import { definitionOf } from '../data/owners.ts'
import { openDemonstration } from './database.ts'
import { type Served, serve } from './http.ts'
import { memberCases } from './member.ts'
import { registryCases, registryQuery } from './registry.ts'

/** The cases of some ids, in their order; null where there is none. */
export type LoadCases = (ids: readonly string[]) => Promise<readonly (object | null)[]>

export interface UnenforcedContext {
  readonly cases: DataLoader<string, object | null>
}

/**
 * An owner with the product's SDL, tables and statements, and with none of its enforcement: no signatures, no ledger,
 * no decision, no guard, no log. Everything else is as in the kit, entities in batches included.
 */
export async function serveUnenforcedOwner(owner: Owner, databaseUrl: string): Promise<Served> {
  const { folder } = await definitionOf(owner)
  const { db, close } = await openDemonstration(databaseUrl)
  const typeDefs = parse(withHeader(readFileSync(new URL('schema.graphql', folder), 'utf8')))
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: await resolversOf(owner, db) }])
  const apollo = new ApolloServer<UnenforcedContext>({
    schema,
    nodeEnv: 'production',
    introspection: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { noLocation: true },
    stringifyResult: result => JSON.stringify(result),
    plugins: [
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  })
  const loadCases = isMemberCode(owner) ? await memberCases(owner, db) : registryCases(db)
  const served = await serve(apollo, () => ({ cases: new DataLoader(loadCases) }))
  return {
    url: served.url,
    async close() {
      await served.close()
      await close()
    },
  }
}

/** Root fields outside the case are the member's own; those of the registry ask its mirror, so it has others here. */
async function resolversOf(owner: Owner, db: Kysely<never>): Promise<GraphQLResolverMap<UnenforcedContext>> {
  const Case = { __resolveReference: ({ id }: { id: string }, { cases }: UnenforcedContext) => cases.load(id) }
  if (!isMemberCode(owner)) return { Case, Query: registryQuery(db) }
  const { resolvers } = (await definitionOf(owner)).bind(db, undefined, {
    planned: db,
    log: pino({ level: 'silent' }),
  })
  return { ...resolvers, Case }
}
