/** Who asks, in one role and for one purpose: all that a decision can depend on, besides the ledgers and the time. */
export interface Caller {
  readonly sub: string
  /** A member code, `secretariat` or `eu`. */
  readonly member: string
  readonly role: string
  readonly purpose: string
  /** False for a machine: break-glass is a person's. */
  readonly person: boolean
}

/** Callers as a query takes them: `$1`, numbered by their place. */
export const CALLERS = `
caller (no, sub, member, role, purpose, person) as materialized (
  select no, sub, member, role, purpose, person from jsonb_to_recordset($1::jsonb)
    as given (no integer, sub text, member text, role text, purpose text, person boolean)
)`

export function numbered(callers: readonly Caller[]): string {
  return JSON.stringify(callers.map((caller, no) => ({ no, ...caller })))
}
