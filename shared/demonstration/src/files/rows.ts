import type { Insertable } from 'kysely'

/** Rows to be inserted, table by table, in an order in which every reference finds its row. */
export type RowsOf<Tables> = { readonly [Table in keyof Tables]: Insertable<Tables[Table]>[] }
