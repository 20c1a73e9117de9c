import type { DecisionTable } from '@hub/decision'
import type { Mask } from '@hub/vocabulary'

/**
 * Whether a table opens anything that the agreement keeps closed, opens without consent what the agreement opens with
 * it, or for longer. An owner's own policies can only narrow, so a table that widens was not compiled from them.
 */
export function widens(table: DecisionTable, agreement: DecisionTable): boolean {
  if (table.longestTermDays > agreement.longestTermDays) return true
  return table.free.some((free, at) => {
    const agreedFree = agreement.free[at] as Mask
    const agreed = agreedFree | (agreement.ifConsented[at] as Mask)
    return (free & ~agreedFree) !== 0 || ((table.ifConsented[at] as Mask) & ~agreed) !== 0
  })
}
