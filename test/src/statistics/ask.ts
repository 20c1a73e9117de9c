import type { As, Hub } from '../harness/start-hub.ts'

export const LIAISON: As = { sub: 'liaison@eu.example', purpose: 'AGGREGATE_REPORTING' }

export interface Table {
  readonly indicator: { readonly id: string }
  readonly by: readonly string[]
  readonly period: string
  readonly members: readonly string[]
  readonly cells: readonly {
    readonly keys: readonly { readonly dimension: string; readonly code: string }[]
    readonly value: string | null
    readonly status: 'RELEASED' | 'SUPPRESSED'
  }[]
}

export interface Fault {
  readonly code: string
  readonly allowed?: readonly string[]
  readonly missing?: readonly string[]
}

export interface TableAnswer {
  readonly table: Table | null
  readonly fault: Fault | undefined
  /** Without what differs from request to request. */
  readonly bytes: string
}

const TABLE = `query Table($indicator: ID!, $by: [Dimension!]!, $period: Period!) {
  table(indicator: $indicator, by: $by, period: $period) {
    indicator { id } by period members cells { keys { dimension code } value status }
  }
}`

export async function askTable(
  hub: Hub,
  indicator: string,
  by: readonly string[],
  period: string,
  as: As = LIAISON,
): Promise<TableAnswer> {
  const { body } = await hub.query(as, TABLE, { indicator, by, period })
  const { data, errors } = body as unknown as {
    data: { table: Table | null } | null
    errors?: readonly { readonly extensions: Fault }[]
  }
  return { table: data?.table ?? null, fault: errors?.[0]?.extensions, bytes: JSON.stringify([data, errors]) }
}
