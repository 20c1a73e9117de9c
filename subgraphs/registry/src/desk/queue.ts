import { type DeskHost, sqlDatabase } from '@hub/kit'
import { CompiledQuery, type Kysely } from 'kysely'
import { PgBoss } from 'pg-boss'

const SCHEMA = 'queue'
/** Members with orders that they have not confirmed. */
export const DELIVER = 'deliver' as const
/** Cases whose mirror of one owner is to be read again. */
export const MIRROR = 'mirror' as const

/** Orders are retried for years: nothing that narrows is ever given up. */
const RETRIES = { retryLimit: 2_000_000_000, retryDelay: 2, retryBackoff: false, expireInSeconds: 30 }

/** Makes the queue's tables, by the login that migrates. */
export async function prepareQueue(migrateUrl: string): Promise<void> {
  const db = sqlDatabase(migrateUrl, 2)
  const boss = new PgBoss({ db, schema: SCHEMA, supervise: false, schedule: false })
  boss.on('error', () => {})
  try {
    await boss.start()
    await boss.createQueue(DELIVER, RETRIES)
    await boss.createQueue(MIRROR, RETRIES)
    await boss.stop({ graceful: false })
  } finally {
    await db.close()
  }
}

const ONE_A_SECOND = { pollingIntervalSeconds: 1, batchSize: 1 } as const
const STOP_WITHIN_MS = 5_000

export interface Queue {
  /** Enqueues in somebody's transaction: the job is there exactly if that commits. */
  add(
    transaction: Kysely<never>,
    name: typeof DELIVER | typeof MIRROR,
    job: object,
    afterSeconds?: number,
  ): Promise<void>
  start(work: {
    readonly deliver: (owner: string) => Promise<void>
    readonly mirror: (owner: string, caseId: string) => Promise<void>
  }): Promise<void>
  stop(): Promise<void>
}

export function createQueue({ databaseUrl, log }: Pick<DeskHost, 'databaseUrl' | 'log'>): Queue {
  const database = sqlDatabase(databaseUrl, 3)
  const boss = new PgBoss({
    db: database,
    schema: SCHEMA,
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: 5,
    maintenanceIntervalSeconds: 300,
  })
  boss.on('error', () => log.warn('the queue reported something'))
  return {
    async add(transaction, name, job, afterSeconds = 0) {
      const db = {
        async executeSql(text: string, values: unknown[] = []) {
          const query = CompiledQuery.raw(text, values) as CompiledQuery<Record<string, unknown>>
          const { rows } = await transaction.executeQuery(query)
          return { rows: [...rows] }
        },
      }
      await boss.send(name, job, { db, startAfter: afterSeconds })
    },
    async start({ deliver, mirror }) {
      try {
        await boss.start()
        await boss.work<{ owner: string }>(DELIVER, ONE_A_SECOND, async ([job]) => {
          if (job !== undefined) await deliver(job.data.owner)
        })
        await boss.work<{ owner: string; caseId: string }>(MIRROR, ONE_A_SECOND, async ([job]) => {
          if (job !== undefined) await mirror(job.data.owner, job.data.caseId)
        })
      } catch (error) {
        // Half a start is none: it may be tried again from the beginning.
        await boss.stop({ graceful: false })
        throw error
      }
    },
    // What is under way is finished; what is not by then is done again by the next process.
    async stop() {
      await boss.stop({ timeout: STOP_WITHIN_MS })
      await database.close()
    },
  }
}
