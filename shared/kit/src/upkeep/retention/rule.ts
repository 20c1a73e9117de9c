import type { RetentionKind } from '@hub/settings'

/**
 * What goes by itself after a period. `$1` in statements is the moment before which it has to have been done with.
 * Nothing that keeps somebody from something may be among it: what restricts stays as long as what it restricts.
 */
export interface RetentionRule {
  readonly kind: RetentionKind
  /** What goes, as the report has it: in the plural, and from when on it counts. */
  readonly what: string
  /** The table that a database must have for it; owners have different ones. */
  readonly table: string
  /** Yields `n`: how many would go. */
  readonly count: string
  /** Lets go at most {@link BATCH} of them, and yields `n`: how many went. */
  readonly take: string
}

/** Rows that go in one transaction: those who wait for them wait for milliseconds. */
export const BATCH = 1_000

/** A rule by which rows of one table are deleted. One that is changed meanwhile is left alone. */
export function deleting(rule: Pick<RetentionRule, 'kind' | 'what' | 'table'>, where: string): RetentionRule {
  const { table } = rule
  return {
    ...rule,
    count: `select count(*)::integer as n from ${table} where ${where}`,
    take: `with gone as (
        delete from ${table} where ctid = any(array(select ctid from ${table} where ${where} limit ${BATCH}))
        returning 1 as one)
      select count(*)::integer as n from gone`,
  }
}

/** A rule by which rows stay, and say no more about anybody. `where` must not hold for those that were changed. */
export function muting(
  rule: Pick<RetentionRule, 'kind' | 'what' | 'table'>,
  set: string,
  where: string,
): RetentionRule {
  const { table } = rule
  return {
    ...rule,
    count: `select count(*)::integer as n from ${table} where ${where}`,
    take: `with muted as (
        update ${table} set ${set} where ctid = any(array(select ctid from ${table} where ${where} limit ${BATCH}))
        returning 1 as one)
      select count(*)::integer as n from muted`,
  }
}
