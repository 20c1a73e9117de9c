/**
 * Every alarm: a line of a log with `alarm: true`, by what it says. Somebody has to look at each of them; what to do
 * stands in docs/operations.md.
 */
export const ALARMS = {
  'an answer of the wrong length': 'WRONG_LENGTH',
  'a value no decision covers': 'UNCOVERED_VALUE',
  'a proof was repeated': 'REPEATED_PROOF',
  'a member has cosigned what is not in the log': 'FOREIGN_COSIGNATURE',
  'a checkpoint is not signed by its owner': 'UNSIGNED_CHECKPOINT',
  'the log of a member does not follow from what was seen': 'REWRITTEN_LOG',
  'the log of a member begins anew: it was restored from a backup': 'RESTORED_LOG',
  'a new certificate cannot be used; the last one goes on': 'CERTIFICATE',
  'new rules cannot be used; the last ones go on': 'RULES_REFUSED',
  'a member sent a table that cannot be': 'IMPLAUSIBLE_TABLE',
  'a member lacks orders that are not kept any more: restore a newer backup': 'ORDERS_GONE',
} as const

const BY_MESSAGE: ReadonlyMap<unknown, string> = new Map(Object.entries(ALARMS))

/** Names of alarms, and one for those that nobody has named yet. */
export const ALARM_NAMES: readonly string[] = [...new Set<string>([...Object.values(ALARMS), 'OTHER'])]

export function alarmNamed(message: unknown): string {
  return BY_MESSAGE.get(message) ?? 'OTHER'
}
