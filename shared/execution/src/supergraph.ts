import { createHash } from 'node:crypto'
import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner'
import type { DocumentNode, GraphQLSchema } from 'graphql'

/** A composed supergraph that operations can be planned over. Never changes. */
export interface LoadedSupergraph {
  readonly sdl: string
  /** `sha256:…` of the SDL. */
  readonly digest: string
  /** The schema that clients see. */
  readonly apiSchema: GraphQLSchema
  /** With what clients do not see as well: which object types stand for which abstract ones among subgraphs. */
  readonly fullSchema: GraphQLSchema
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[]
  /** Plans a valid operation. @throws GraphQLError */
  plan(document: DocumentNode, operationName: string | undefined): QueryPlan
}

/** @throws where the SDL is no supergraph, or uses a feature that only a router would enforce */
export function loadSupergraph(sdl: string): LoadedSupergraph {
  const supergraph = Supergraph.build(sdl, { validateSupergraph: true })
  const api = supergraph.apiSchema()
  const planner = new QueryPlanner(supergraph)
  return {
    sdl,
    digest: `sha256:${createHash('sha256').update(sdl).digest('hex')}`,
    apiSchema: api.toGraphQLJSSchema(),
    fullSchema: supergraph.schema.toGraphQLJSSchema(),
    subgraphs: supergraph.subgraphsMetadata(),
    plan(document, operationName) {
      const operation = operationFromDocument(api, document, operationName === undefined ? {} : { operationName })
      return planner.buildQueryPlan(operation)
    },
  }
}
