import { type ServedTestOwner, startServedOwner, type TestCaller } from '@hub/kit/testing'
import { type Insertable, Kysely, PostgresDialect } from 'kysely'
import { registry } from '../index.ts'
import type { Tables } from '../tables.ts'

/** The registry as it is served, on a database of its own. */
export interface TestRegistry extends ServedTestOwner {
  /** As the login that migrates, which may write. */
  readonly writer: Kysely<Tables>
  insert(rows: Rows): Promise<void>
  /** The data of an answer without errors. */
  read<Data>(caller: TestCaller, query: string, variables?: object): Promise<Data>
}

export type Rows = {
  readonly [Table in 'case_reference' | 'mirror_standing' | 'mirror_consent']?: readonly Insertable<Tables[Table]>[]
}

/** Rows of one statement; each has a dozen parameters, of which PostgreSQL takes 65,535. */
const BATCH = 1000

/** @param postgresUrl the superuser's URL of the server that tests share: `inject('postgresUrl')` */
export async function startRegistry(postgresUrl: string): Promise<TestRegistry> {
  const served = await startServedOwner(registry, postgresUrl)
  const writer = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: served.database }) })
  return {
    ...served,
    writer,
    async insert(rows) {
      for (const table of ['case_reference', 'mirror_standing', 'mirror_consent'] as const) {
        const all = rows[table] ?? []
        for (let at = 0; at < all.length; at += BATCH) {
          const batch = all.slice(at, at + BATCH)
          await writer.insertInto(table).values(batch).execute()
        }
      }
    },
    async read<Data>(caller: TestCaller, query: string, variables?: object) {
      const { data, errors } = await served.ask(caller, query, variables)
      if (errors !== undefined) throw new Error(`the registry answered ${JSON.stringify(errors)}`)
      return data as Data
    },
  }
}
