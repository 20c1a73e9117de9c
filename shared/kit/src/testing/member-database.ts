import { testPostgres } from '@hub/postgres'
import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { migrateOwner } from '../migrate.ts'
import type { OwnerDefinition } from '../owner.ts'

/** A member's database of one's own, as its migrations make it. */
export interface MemberDatabase<Tables> extends AsyncDisposable {
  /** As the login that migrates, which may write. */
  readonly writer: Kysely<Tables>
  /** As the login that serves, in a time zone and a style of dates that would show if one of them mattered. */
  readonly reader: Kysely<Tables>
  /** What the reader has asked so far. */
  readonly asked: CompiledQuery[]
  /** Gives the member a part in each of these cases. */
  registerParts(...caseIds: readonly string[]): Promise<void>
}

/** @param postgresUrl the superuser's URL of the server that tests share: `inject('postgresUrl')` */
export async function startMemberDatabase<Tables>(
  owner: OwnerDefinition,
  postgresUrl: string,
): Promise<MemberDatabase<Tables>> {
  const owners = await testPostgres(postgresUrl).createOwners([owner.code])
  const { migrateUrl, serveUrl } = owners.databases[owner.code]
  await migrateOwner(owner, migrateUrl)

  const asked: CompiledQuery[] = []
  const writer = new Kysely<Tables>({ dialect: dialectOf({ connectionString: migrateUrl }) })
  const reader = new Kysely<Tables>({
    dialect: dialectOf({
      connectionString: serveUrl,
      options: '-c TimeZone=Pacific/Kiritimati -c DateStyle=German -c extra_float_digits=-5',
    }),
    log(event) {
      asked.push(event.query)
    },
  })
  return {
    writer,
    reader,
    asked,
    async registerParts(...caseIds) {
      const parts = caseIds.map(id => ({
        case_id: id,
        local_reference: `local ${id}`,
        registered_by: 'test',
        registered_at: '2025-01-01T00:00:00Z',
      }))
      await (writer as unknown as Kysely<Ledger>).insertInto('ledger.part').values(parts).execute()
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([writer.destroy(), reader.destroy()])
      await owners[Symbol.asyncDispose]()
    },
  }
}

interface Ledger {
  'ledger.part': { case_id: string; local_reference: string; registered_by: string; registered_at: string }
}

function dialectOf(config: pg.PoolConfig): PostgresDialect {
  return new PostgresDialect({ pool: new pg.Pool({ ...config, max: 2 }) })
}
