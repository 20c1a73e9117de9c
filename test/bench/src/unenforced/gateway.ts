import { readFileSync } from 'node:fs'
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { Pool } from 'undici'
import { type Served, serve } from './http.ts'

/**
 * Apollo's gateway as it comes, over a supergraph file: no authentication, no pruning, no signatures, no checks,
 * no report. Only the transport to the owners is the product's, undici, so that it is not the transport that differs.
 */
export async function serveUnenforcedGateway(supergraph: string): Promise<Served> {
  const pools: Pool[] = []
  const gateway = new ApolloGateway({
    supergraphSdl: readFileSync(supergraph, 'utf8'),
    buildService({ url = '' }) {
      const { origin, pathname } = new URL(url)
      const pool = new Pool(origin, { connections: 64, pipelining: 1 })
      pools.push(pool)
      return dataSource(pool, pathname)
    },
  })
  const apollo = new ApolloServer({
    gateway,
    nodeEnv: 'production',
    introspection: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
  })
  const served = await serve(apollo, () => ({}))
  return {
    url: served.url,
    async close() {
      await served.close()
      await Promise.all(pools.map(pool => pool.destroy()))
    },
  }
}

function dataSource(pool: Pool, path: string): GraphQLDataSource {
  return {
    async process({ request: { query, variables } }) {
      const { statusCode, body } = await pool.request({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query, variables }),
      })
      if (statusCode !== 200) throw new Error(`an owner answered ${statusCode}`)
      return (await body.json()) as Awaited<ReturnType<GraphQLDataSource['process']>>
    },
  }
}
