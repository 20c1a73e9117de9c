import { CompiledQuery } from 'kysely'

/** A statement whose text is written once: only its values differ from run to run. */
export interface Statement<Row> {
  /** Ready for {@link Kysely.executeQuery}; nothing is compiled any more. */
  with(...values: readonly unknown[]): CompiledQuery<Row>
}

/** @example statement<{ n: number }>('select $1::integer as n').with(1) */
export function statement<Row>(text: string): Statement<Row> {
  const compiled = CompiledQuery.raw(text)
  return { with: (...values) => ({ ...compiled, parameters: values }) as CompiledQuery<Row> }
}
