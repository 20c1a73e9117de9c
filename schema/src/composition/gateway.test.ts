import { readFileSync } from 'node:fs'
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import { afterEach, expect, test } from 'vitest'
import { PATHS, ROOT } from '../paths.ts'

let gateway: ApolloGateway | undefined
afterEach(() => gateway?.stop())

/** It refuses what is linked for security, and so anything that composition would one day add of that kind. */
test('the gateway loads the checked-in supergraph', async () => {
  const unreachable: GraphQLDataSource = { process: () => Promise.reject(new Error('no member may be asked')) }
  gateway = new ApolloGateway({
    supergraphSdl: readFileSync(new URL(PATHS.supergraph, ROOT), 'utf8'),
    buildService: () => unreachable,
  })
  const { schema } = await gateway.load()
  expect(schema.getQueryType()?.getFields().case?.type.toString()).toBe('Case')
})
