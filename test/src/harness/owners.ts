import type { OwnerDefinition } from '@hub/kit'
import { OWNERS, type Owner } from '@hub/vocabulary'

/** What every owner's package exports, found by its folder. */
export async function ownerDefinitions(): Promise<ReadonlyMap<Owner, OwnerDefinition>> {
  const entries = await Promise.all(
    OWNERS.map(async owner => {
      const module: Record<string, unknown> = await import(`../../../subgraphs/${owner}/src/index.ts`)
      return [owner, module[owner] as OwnerDefinition] as const
    }),
  )
  return new Map(entries)
}
