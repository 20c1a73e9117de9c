import { breakGlassAt, type CaseMirror, type MirroredItem } from '@hub/kit'
import { isMemberCode, type MemberCode } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import { deciderOf, enterAnswer, enterEnd, type ItemRow, itemsWhere, tellOfficer } from './items.ts'

/**
 * Takes over what an owner says has become of the items that it decides on. A command whose caller gave up, or a process
 * that ended, between the owner's answer and the registry's entry leaves an envelope behind that lacks it; and nobody
 * could answer that again. An answer is never taken back, so an old word of the owner is as good as a new one.
 */
export async function takeItems(db: Kysely<never>, owner: string, { caseId, items }: CaseMirror): Promise<void> {
  if (items.length === 0 || !isMemberCode(owner)) return
  const known = await itemsWhere(db, sql`item.case_id = ${caseId}`, sql``)
  for (const item of items) {
    const envelope = known.find(({ id }) => id === item.id)
    const own = envelope === undefined ? await takeUse(db, owner, item, known) : deciderOf(envelope) === owner
    if (!own || (envelope ?? item).kind !== item.kind) continue
    if (item.answer !== null && (envelope?.answer ?? null) === null) {
      const { categories, purposes, expiresAt } = item.granted ?? {}
      const opened = item.answer === 'ACCEPTED' && categories && purposes && { granted: categories, purposes }
      await enterAnswer(db, item.id, item.answer, { ...opened, ...(opened && expiresAt && { expiresAt }) })
    }
    if (item.ended && (envelope?.ended_at ?? null) === null) await enterEnd(db, item.id)
  }
}

/** Whether it is a use of break-glass that the holder has and its data protection officer was not told of. */
async function takeUse(
  db: Kysely<never>,
  owner: MemberCode,
  item: MirroredItem,
  known: readonly ItemRow[],
): Promise<boolean> {
  if (item.kind !== 'BREAK_GLASS') return false
  const use = known.find(
    one => one.kind === item.kind && one.part_of === null && breakGlassAt(one.id, owner) === item.id,
  )
  if (use === undefined) return false
  const { id, case_id: caseId, sender, sender_sub: senderSub, expires_at: expiresAt } = use
  await tellOfficer(
    db,
    { id, caseId, sender, senderSub, ...(expiresAt && { expiresAt: expiresAt.toISOString() }) },
    owner,
  )
  return true
}
