import { z } from 'zod'

/**
 * What an owner may let go after a time, in days: the periods that `standard` stands for, and the shortest that are
 * accepted. Shorter ones would take away what the hub itself still needs: auditors ask about 92 days, and a backup that
 * is restored may be 31 days old.
 */
export const RETENTION_PERIODS = {
  /** A member's own rows about a case that is over. Its ledger stays. */
  rooms: { standard: 1_825, least: 30 },
  /** Everything about a case that is over, as `erase` does it. */
  cases: { standard: 3_650, least: 30 },
  /** Messages and justifications of what is settled on the desk. */
  texts: { standard: 365, least: 7 },
  /** What is settled on the desk: offers, requests, proposals, uses of break-glass, notices. */
  items: { standard: 1_095, least: 31 },
  /** Who did what at the desk, and about whom. */
  events: { standard: 1_825, least: 92 },
  /** Who asked about whom: rows of the release log. */
  log: { standard: 1_825, least: 92 },
  /** Keys of the pseudonyms of audits. */
  audits: { standard: 62, least: 31 },
  /** At the registry: who gave a command, and what was answered. */
  commands: { standard: 365, least: 31 },
  /** At the registry: orders that members have carried out. */
  orders: { standard: 1_095, least: 62 },
} as const

export type RetentionKind = keyof typeof RETENTION_PERIODS

/** Days by kind. What is not in it is kept for ever. */
export type Retention = ReadonlyMap<RetentionKind, number>

export const RETENTION_KINDS = Object.keys(RETENTION_PERIODS) as readonly RetentionKind[]
const MOST_DAYS = 36_500

/** `standard`, and `kind=days` or `kind=never` after it or alone: `standard,rooms=730,log=never`. */
export const retention = z.string().transform((value, context): Retention => {
  const periods = new Map<RetentionKind, number>()
  for (const [place, word] of value.split(',').entries()) {
    const [, name, days] = /^\s*(\w+)\s*=\s*(\d{1,5}|never)\s*$/.exec(word) ?? []
    const kind = RETENTION_KINDS.find(one => one === name)
    if (place === 0 && word.trim() === 'standard') {
      for (const one of RETENTION_KINDS) periods.set(one, RETENTION_PERIODS[one].standard)
    } else if (kind !== undefined && days === 'never') {
      periods.delete(kind)
    } else if (kind !== undefined && Number(days) >= RETENTION_PERIODS[kind].least && Number(days) <= MOST_DAYS) {
      periods.set(kind, Number(days))
    } else {
      context.addIssue({ code: 'custom' })
      return z.NEVER
    }
  }
  return periods
})
