import pg from 'pg'
import type { Hub } from '../harness/start-hub.ts'

/** Takes everything about cases out of the owners' databases; what hangs on no case, and the logs, stay. */
export async function clearCases(hub: Hub): Promise<void> {
  await Promise.all(
    Object.values(hub.databases).map(async ({ migrateUrl }) => {
      const client = new pg.Client({ connectionString: migrateUrl })
      await client.connect()
      try {
        const { rows } = await client.query<{ name: string }>(`
          select distinct format('%I.%I', table_schema, table_name) as name
          from information_schema.columns join information_schema.tables using (table_schema, table_name)
          where table_schema in ('public', 'ledger') and table_type = 'BASE TABLE'
            and (column_name = 'case_id' or table_name = 'case_reference')`)
        if (rows.length > 0) await client.query(`truncate ${rows.map(row => row.name).join(', ')} cascade`)
      } finally {
        await client.end()
      }
    }),
  )
}
