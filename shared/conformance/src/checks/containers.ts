import type { Bench } from '../bench.ts'
import { type Finding, notProven, pass } from '../check.ts'
import { containersIn, opensAny } from '../member/inspect.ts'
import { eachCase } from '../sweep.ts'

/**
 * Whether anything would have shown a container that should not be there: one that showed to one caller, and of which
 * the decision for another releases nothing. The room is a container like those in it.
 */
export async function containerProof(bench: Bench): Promise<Finding> {
  const containers = [{ path: '', below: bench.schema.room, within: 0 }, ...containersIn(bench.schema.room)]
  const open = new Set<string>()
  const closed = new Set<string>()
  for (const { room, decision, inspection } of eachCase(await bench.sweep())) {
    if (room !== null) open.add('')
    for (const path of inspection?.open ?? []) open.add(path)
    if (decision === undefined) continue
    for (const { path, below, within } of containers) if (!opensAny(below, within, decision.mask)) closed.add(path)
  }
  const tried = containers.filter(({ path }) => open.has(path) && closed.has(path)).length
  if (tried === 0) return notProven('no object was shown to one caller and withheld from another')
  return pass(`${tried} of ${containers.length} objects were shown to one and withheld from another`)
}
