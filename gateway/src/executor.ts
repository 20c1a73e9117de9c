import type { GatewayGraphQLRequestContext, GatewayInterface } from '@apollo/server-gateway-interface'
import type { GraphQLSchema } from 'graphql'
import type { AskingServices } from './ask/owner-fetches.ts'
import type { RegisteredOperations } from './operations/registered-operations.ts'
import type { Rules } from './rules.ts'
import { createVersion, type Version } from './version.ts'
import type { Watch } from './watch/watch.ts'

export interface EnforcingGatewayOptions {
  readonly rules: Rules
  readonly services: AskingServices
  readonly watch: Watch
}

/** The gateway that Apollo Server runs on. */
export interface EnforcingGateway extends GatewayInterface {
  /** Of the version that new requests are answered by. */
  readonly operations: RegisteredOperations
  /**
   * New requests are answered by these rules; those under way by the version that they began with.
   *
   * @throws Error where they cannot be used; then nothing changes
   */
  take(rules: Rules): void
}

type Listener = Parameters<NonNullable<GatewayInterface['onSchemaLoadOrUpdate']>>[0]

/**
 * The one enforcement point: every transport of Apollo Server ends in this executor. It prunes the operation, plans what
 * is left and fetches it, and lays the answer out as it was asked for, with the release report.
 */
export function createEnforcingGateway({ rules, services, watch }: EnforcingGatewayOptions): EnforcingGateway {
  let current = createVersion(rules, services, watch)
  // A document was validated against one schema, so it is that version that answers it.
  const versions = new WeakMap<GraphQLSchema, Version>([[current.snapshot.schema, current]])
  const listeners = new Set<Listener>()
  const tell = (listener: Listener, { supergraph }: Version) =>
    listener({ apiSchema: supergraph.apiSchema, coreSupergraphSdl: supergraph.sdl })

  return {
    operations: {
      find: (client, hash) => current.operations.find(client, hash),
      get all() {
        return current.operations.all
      },
    },
    take(next) {
      const version = createVersion(next, services, watch, current)
      versions.set(version.snapshot.schema, version)
      if (version.supergraph !== current.supergraph) for (const listener of listeners) tell(listener, version)
      current = version
    },
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener)
      tell(listener, current)
      return () => listeners.delete(listener)
    },
    load: async () => ({
      executor(request: GatewayGraphQLRequestContext) {
        const version = versions.get(request.schema)
        if (version === undefined) throw new Error('a request of an unknown schema')
        return version.execute(request)
      },
    }),
    async stop() {},
  }
}
