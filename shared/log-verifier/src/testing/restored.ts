import type { LogOwner } from '@hub/kit/testing'
import { quiet, testMember, type upkeepOf } from '@hub/kit/testing'
import { restore } from '@hub/kit/upkeep'

/** What happens to an owner whose disk is lost: its database is gone, and is restored from a backup. */
export async function lostAndRestored(
  owner: LogOwner,
  settings: Awaited<ReturnType<typeof upkeepOf>>,
  folder: string,
  without: readonly string[] = [],
) {
  await owner.admin.query(`drop schema if exists ledger, statistics, migration, public cascade; create schema public`)
  const definition = { ...testMember({ afterRooms: async () => {} }), code: owner.code }
  const { signal } = new AbortController()
  const { peers } = owner
  const parts = { progress: quiet, signal, peers, without: new Set(without), erasuresSince: async () => [] }
  const restored = await restore(definition, settings, folder, parts)
  await owner.publish()
  return restored
}
