import { composeServices } from '@apollo/composition'
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { createExecutor, type FetchAnswer, loadSupergraph } from '@hub/execution'
import { type DocumentNode, type GraphQLFieldResolver, type GraphQLSchema, graphql, parse, print } from 'graphql'

/** A subgraph, in this process. */
export interface SubgraphDefinition {
  readonly name: string
  readonly typeDefs: string
  readonly resolvers: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** What either executor made of an operation. */
export interface Outcome {
  readonly data: unknown
  /** Messages of errors, each once, in alphabetical order. */
  readonly errors: readonly string[]
}

export interface Federation {
  readonly apiSchema: GraphQLSchema
  /** Apollo's executor: the oracle. */
  readonly stock: (document: DocumentNode, variables: Record<string, unknown>) => Promise<Outcome>
  readonly own: (document: DocumentNode, variables: Record<string, unknown>) => Promise<Outcome>
  /** Representations that were sent in the last request to the own executor, in all fetches. */
  readonly sent: () => number
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: [
  "@key", "@shareable", "@external", "@requires", "@provides", "@interfaceObject", "@inaccessible", "@override"
])`

/** Composes subgraphs and puts both executors before them, without a network between. */
export async function federate(definitions: readonly SubgraphDefinition[]): Promise<Federation> {
  const subgraphs = new Map(
    definitions.map(({ name, typeDefs, resolvers }) => {
      const parsed = parse(`${LINK} ${typeDefs}`)
      return [name, { parsed, schema: buildSubgraphSchema([{ typeDefs: parsed, resolvers: resolvers as Resolvers }]) }]
    }),
  )
  const services = [...subgraphs].map(([name, { parsed }]) => ({
    name,
    typeDefs: parsed,
    url: `http://${name}.example`,
  }))
  const { supergraphSdl, errors } = composeServices(services)
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'))

  async function ask(subgraph: string, source: string, variableValues: Record<string, unknown>) {
    const schema = subgraphs.get(subgraph)?.schema
    if (schema === undefined) throw new Error(`no subgraph \`${subgraph}\``)
    const answer = await graphql({ schema, source, variableValues })
    // As it would come over a network.
    return JSON.parse(JSON.stringify(answer)) as FetchAnswer
  }

  const silent = { debug() {}, info() {}, warn() {}, error() {} }
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: silent,
    buildService: ({ name }): GraphQLDataSource => ({
      process: async ({ request }) =>
        (await ask(name, request.query ?? '', request.variables ?? {})) as Awaited<
          ReturnType<GraphQLDataSource['process']>
        >,
    }),
  })
  const { schema, executor: stock } = await gateway.load()

  let sent = 0
  const own = createExecutor<{ subgraph: string; operation: string }, null>({
    supergraph: loadSupergraph(supergraphSdl),
    prepare: ({ subgraph, operation }) => ({ subgraph, operation }),
    send({ subgraph, operation }, variables, representations) {
      sent += representations?.length ?? 0
      return ask(subgraph, operation, representations ? { ...variables, representations } : { ...variables })
    },
  })
  return {
    apiSchema: schema,
    async stock(document, variables) {
      const request = { request: { variables }, document, queryHash: print(document), metrics: {}, context: {} }
      const { data, errors } = await stock(request as unknown as Parameters<typeof stock>[0])
      return outcome(data, errors ?? [])
    },
    async own(document, variables) {
      sent = 0
      const documentHash = print(document)
      const { data, errors } = await own.execute({
        document,
        operationName: undefined,
        documentHash,
        variables,
        context: null,
      })
      return outcome(data, errors)
    },
    sent: () => sent,
  }
}

type Resolvers = Record<string, Record<string, GraphQLFieldResolver<unknown, unknown>>>

function outcome(data: unknown, errors: readonly { readonly message: string }[]): Outcome {
  const messages = [...new Set(errors.map(({ message }) => message))].sort()
  return { data: data === undefined ? undefined : JSON.parse(JSON.stringify(data)), errors: messages }
}
