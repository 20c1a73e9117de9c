import { readFileSync } from 'node:fs'
import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'

/** Apollo's gateway over a supergraph file, with its own data source, on Apollo's standalone server: all as it comes. */
const [supergraph] = process.argv.slice(2)
if (supergraph === undefined || process.send === undefined) {
  process.stderr.write('this is a part of the benchmark: run `npm run bench`\n')
  process.exit(1)
}
const gateway = new ApolloGateway({ supergraphSdl: readFileSync(supergraph, 'utf8') })
const server = new ApolloServer({ gateway })
const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } })
process.once('disconnect', () => process.exit(0))
process.send({ ready: url })
