import type { Owner } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import type { ServedContext } from '../context.ts'
import { isCaseId } from '../guard/case.ts'

type Reader = (parent: unknown, args: { readonly item: string }, context: ServedContext) => Promise<string | null>

/**
 * The texts on an owner's desk. The guard lets its own staff read the first, and those who may read its release log the
 * second; that reaches further than this owner, so here it counts who asks.
 */
export function deskTexts(
  owner: Owner,
  db: Kysely<never>,
): { readonly deskText: Reader; readonly breakGlassJustification: Reader } {
  const read = async (item: string, breakGlass: boolean): Promise<string | null> => {
    if (!isCaseId(item)) return null
    const { rows } = await sql<{ text: string }>`
      select text from ledger.desk_text join ledger.desk_item on desk_item.id = desk_text.item_id
      where desk_text.item_id = ${item} and (desk_item.kind = 'BREAK_GLASS') = ${breakGlass}
    `.execute(db)
    return rows[0]?.text ?? null
  }
  return {
    deskText: async (_, { item }, { caller }) => (caller.member === owner ? read(item, false) : null),
    breakGlassJustification: async (_, { item }, { caller }) =>
      caller.member === owner && caller.role === 'DATA_PROTECTION_OFFICER' ? read(item, true) : null,
  }
}
