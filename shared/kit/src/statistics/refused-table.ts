/** Why a member gives no table. Codes are for ever; none of them says anything about cases. */
export const TABLE_REFUSALS = {
  NOT_IN_PLAN: { status: 400, message: "the question is not in the member's copy of the plan" },
  PLAN_DIFFERS: { status: 409, message: "the member's copy of the plan defines the indicator otherwise" },
  PERIOD_RELEASED: { status: 409, message: 'the period was released under another definition of the indicator' },
} as const

export type TableRefusal = keyof typeof TABLE_REFUSALS

export class RefusedTableError extends Error {
  override readonly name = 'RefusedTableError'
  readonly code: TableRefusal

  constructor(code: TableRefusal) {
    super(TABLE_REFUSALS[code].message)
    this.code = code
  }
}
