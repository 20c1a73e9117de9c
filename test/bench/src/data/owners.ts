import type { OwnerDefinition, RoomLoader } from '@hub/kit'
import { type MemberCode, OWNERS, type Owner } from '@hub/vocabulary'

/** What an owner's package exports under its own code, found by its folder. */
export async function definitionOf(owner: Owner): Promise<OwnerDefinition> {
  const module = (await import(`../../../../subgraphs/${owner}/src/index.ts`)) as Record<string, OwnerDefinition>
  const definition = module[owner]
  if (definition === undefined) throw new Error(`subgraphs/${owner} does not export \`${owner}\``)
  return definition
}

/** The statement by which a member reads its rooms: its own, as the product runs it. */
export async function roomLoaderOf(member: MemberCode): Promise<RoomLoader<never>> {
  const module = (await import(`../../../../subgraphs/${member}/src/loaders.ts`)) as { loadRooms?: RoomLoader<never> }
  if (module.loadRooms === undefined) throw new Error(`subgraphs/${member} does not export \`loadRooms\``)
  return module.loadRooms
}

export function perOwner<Value>(value: (owner: Owner) => Value): Record<Owner, Value> {
  return Object.fromEntries(OWNERS.map(owner => [owner, value(owner)])) as Record<Owner, Value>
}
