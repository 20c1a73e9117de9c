import { type Owner, REGISTRY } from '@hub/vocabulary'
import { type Batch, noBatch } from '../batch.ts'
import { MEMBERS_SHOWN, OWNERS_SHOWN } from '../members.ts'
import { type Databases, inTransaction } from './database.ts'
import { analyseTables, emptyTables, insertTables, type TableName } from './insert.ts'
import { beginLoad, mayBeEmptied } from './memory.ts'

/**
 * Empties every table that the demonstration fills.
 *
 * @throws Error, and empties none, where a database holds cases that no demonstration put there
 */
export async function emptyOwners(databases: Databases): Promise<void> {
  for (const owner of OWNERS_SHOWN) {
    const cases = owner === REGISTRY.code ? 'public.case_reference' : 'ledger.part'
    if (!(await mayBeEmptied(databases.of(owner), cases)))
      throw new Error(`the database of \`${owner}\` holds cases that are not the demonstration's: nothing was changed`)
  }
  await Promise.all(
    OWNERS_SHOWN.map(async owner => {
      await beginLoad(databases.of(owner))
      await emptyTables(databases.of(owner), namesOf(owner))
    }),
  )
}

/** Each owner's rows in one transaction, all owners at the same time. */
export async function writeBatch(databases: Databases, batch: Batch): Promise<void> {
  await Promise.all(
    OWNERS_SHOWN.map(owner => {
      const client = databases.of(owner)
      const { ledger, statistics, own } = tablesOf(batch, owner)
      return inTransaction(client, async () => {
        await insertTables(client, 'ledger', ledger)
        await insertTables(client, 'public', own)
        await insertTables(client, 'statistics', statistics)
      })
    }),
  )
}

/** Tells the planners how many rows there are, so that the first questions are answered as fast as later ones. */
export async function analyseOwners(databases: Databases): Promise<void> {
  await Promise.all(OWNERS_SHOWN.map(owner => analyseTables(databases.of(owner), namesOf(owner))))
}

function tablesOf(batch: Batch, owner: Owner) {
  const member = MEMBERS_SHOWN.find(one => one === owner)
  if (member === undefined) return { ledger: {}, statistics: {}, own: batch.registry }
  const statistics = { ...batch.statistics[member] }
  return { ledger: { ...batch.ledger[member] }, statistics, own: batch.files[member] }
}

function namesOf(owner: Owner): TableName[] {
  const { ledger, statistics, own } = tablesOf(noBatch(), owner)
  return [
    ...Object.keys(ledger).map((name): TableName => ['ledger', name]),
    ...Object.keys(own).map((name): TableName => ['public', name]),
    ...Object.keys(statistics).map((name): TableName => ['statistics', name]),
  ]
}
