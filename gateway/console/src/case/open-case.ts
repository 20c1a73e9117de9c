import type { CaseViewQuery } from '../generated/operations.ts'
import type { ReleaseReport } from '../hub/report.ts'

/** A case as it was answered, with the report of what was withheld. */
export interface OpenCase {
  readonly view: NonNullable<CaseViewQuery['case']>
  readonly release: ReleaseReport
}

/** What a member shows, by field. Rooms are laid out by their shape, whatever member they are of. */
export type Values = Readonly<Record<string, unknown>>

/** The member’s room, if it shows one. */
export function roomOf({ view }: OpenCase, member: string): Values | null {
  return valuesOf((view as Values)[member])
}

export function valuesOf(value: unknown): Values | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : null
}

export function listOf(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null
}
