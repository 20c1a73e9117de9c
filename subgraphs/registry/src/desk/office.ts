import type { DeskHost, RegistryOffice } from '@hub/kit'
import type { Kysely } from 'kysely'
import { createActivityRounds } from './activity.ts'
import { createDispatch } from './dispatch.ts'
import { enterErasure, erasuresSince } from './erasures.ts'
import { createQueue } from './queue.ts'
import { deskResolvers } from './resolvers.ts'
import { closedCases } from './retention.ts'

/** The registry's side of the desk: its resolvers, and what runs beside them. */
export function createOffice(
  db: Kysely<never>,
  host: DeskHost | undefined,
): { readonly resolvers: ReturnType<typeof deskResolvers>; readonly office?: RegistryOffice } {
  if (host === undefined) return { resolvers: deskResolvers(db, null) }
  const dispatch = createDispatch(db, host, createQueue(host))
  const rounds = createActivityRounds(db, host)
  const services = { db, client: host.client, dispatch, fenceMs: host.fenceMs }
  return {
    resolvers: deskResolvers(db, services),
    office: {
      knock: (owner, nonce, after) => dispatch.catchUp(owner, nonce, after),
      enterErasure: (owner, caseId, tell) => enterErasure(db, owner, caseId, tell),
      closedCases: owner => closedCases(db, owner),
      erasuresSince: (owner, moment) => erasuresSince(db, owner, moment),
      async start() {
        await dispatch.start()
        rounds.start()
      },
      async stop() {
        await rounds.stop()
        await dispatch.stop()
      },
      backlog: () => dispatch.backlog(),
    },
  }
}
