import { OWNERS, type Owner } from '@hub/vocabulary'
import type { Logger } from 'pino'
import type { Transport } from './transport.ts'

/** Which owners are known to be down. A down owner is not asked, and is named to every caller that would ask it. */
export interface OwnerHealth {
  isDown(owner: Owner): boolean
  /** A fetch failed: the owner counts as down until it says again that it is ready. */
  failed(owner: Owner): void
  /** Asks every owner once. */
  probeAll(): Promise<void>
  stop(): void
}

/** An owner under load may answer one probe late; a fetch that fails counts at once. */
const MOST_MISSED = 2

/**
 * Probing goes on in the background at a fixed pace, whoever is asking for what: which owners are called because of a
 * case must not show.
 */
export function createOwnerHealth(transport: Transport, log: Logger, everyMs = 1_000): OwnerHealth {
  // Nobody is up before it has said so.
  const down = new Set<Owner>(OWNERS)
  const failures = new Map<Owner, number>()
  const missed = new Map<Owner, number>()
  /** Owners that were never up, and have been told of. */
  const awaited = new Set<Owner>()

  async function probe(owner: Owner): Promise<void> {
    const before = failures.get(owner) ?? 0
    const ready = await transport.probe(owner)
    if (ready && before !== (failures.get(owner) ?? 0)) return
    if (ready) missed.delete(owner)
    if (ready && down.delete(owner)) log.info({ owner }, 'an owner is up')
    if (!ready && miss(owner) >= MOST_MISSED) mark(owner)
    if (!ready && down.has(owner) && !awaited.has(owner)) log.warn({ owner }, 'an owner is not up yet: waiting for it')
    awaited.add(owner)
  }

  function miss(owner: Owner): number {
    const count = (missed.get(owner) ?? 0) + 1
    missed.set(owner, count)
    return count
  }

  function mark(owner: Owner): void {
    if (down.has(owner)) return
    down.add(owner)
    log.warn({ owner }, 'an owner is down')
  }

  async function probeAll(): Promise<void> {
    await Promise.all(OWNERS.map(probe))
  }

  const timer = setInterval(() => void probeAll(), everyMs)
  timer.unref()
  return {
    isDown: owner => down.has(owner),
    failed(owner) {
      failures.set(owner, (failures.get(owner) ?? 0) + 1)
      mark(owner)
    },
    probeAll,
    stop: () => clearInterval(timer),
  }
}
