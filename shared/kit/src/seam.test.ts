import { NO_FACTS } from '@hub/decision'
import { EVERY_CATEGORY, maskOf } from '@hub/vocabulary'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { OwnerContext } from './context.ts'
import { releaseLogMigrations } from './ledger/release-log.ts'
import { statements } from './member-tables.ts'
import type { OwnerDefinition } from './owner.ts'
import type { CaseDraft } from './release/cases.ts'
import { type ServedTestOwner, startServedOwner, type TestCaller } from './testing/served-owner.ts'

// An owner that is no member: facts, existence and epochs of its own, cases out of its own root fields.

const KNOWN = '00000000-0000-4000-8000-000000000001'
const HIDDEN = '00000000-0000-4000-8000-000000000002'
const CALLER: TestCaller = {
  sub: 'case-worker@training.example',
  member: 'training',
  role: 'CASE_WORKER',
  purpose: 'TRAINING',
}

let moves = 0
let owner: ServedTestOwner

function ownerOfCases(): OwnerDefinition {
  return {
    code: 'registry',
    folder: new URL('testing/case-owner/', import.meta.url),
    ledger: {
      ...releaseLogMigrations,
      '0001_epoch': statements(
        'create table ledger.epoch (n bigint not null)',
        'insert into ledger.epoch values (7)',
        `create function ledger.epoch_of(wanted uuid) returns bigint language sql stable as $$
          select count(*) from ledger.epoch $$`,
      ),
    },
    migrations: {},
    bind(db) {
      const draftOf = (id: string, epoch: string): CaseDraft => {
        const exists = id === KNOWN
        const standings = exists ? [{ relation: 'PARTICIPANT' as const, scope: EVERY_CATEGORY }] : []
        const value = exists ? { id, reference: 'HRD-1', status: 'OPEN' } : null
        return {
          id,
          facts: { ...NO_FACTS, standings },
          epoch,
          value,
          told: exists,
          holders: exists ? ['outreach'] : [],
        }
      }
      const read = async (ids: readonly string[]) => {
        const { rows } = await sql<{ n: string }>`select count(*)::text as n from ledger.epoch`.execute(db)
        if (moves > 0) {
          moves -= 1
          await sql`insert into ledger.epoch values (1)`.execute(db)
        }
        return ids.map(id => draftOf(id, rows[0]?.n ?? ''))
      }
      return {
        loadCases: read,
        resolvers: {
          Query: {
            members: () => ['training'],
            cases: async (_: unknown, __: unknown, { release }: OwnerContext) => {
              const drafts = await read([KNOWN, HIDDEN])
              const nodes = drafts.map(draft => release.draft(draft)).filter(value => value !== null)
              return { nodes, total: nodes.length }
            },
          },
        },
      }
    },
  }
}

beforeAll(async () => {
  owner = await startServedOwner(ownerOfCases(), inject('postgresUrl'))
})
afterAll(() => owner[Symbol.asyncDispose]())

const LIST = '{ cases { total nodes { id reference status } } members }'

it('releases cases out of a root field, each under its own decision, in one log row with everything else', async () => {
  const answer = await owner.ask(CALLER, LIST)
  expect(answer.data).toEqual({
    cases: { total: 1, nodes: [{ id: KNOWN, reference: 'HRD-1', status: 'OPEN' }] },
    members: ['training'],
  })
  expect(answer.statements).toHaveLength(2)
  const { rows } = await owner.database.query('select entries from ledger.release_in_words')
  expect(rows.map(row => row.entries)).toEqual([
    [
      expect.objectContaining({ case: KNOWN, relations: ['PARTICIPANT'], present: true }),
      expect.objectContaining({ case: HIDDEN, relations: [], present: false }),
      expect.objectContaining({ case: null, relations: ['CONSORTIUM'] }),
    ],
  ])
})

it('tells holders of the cases that were asked for, and decisions of those that exist', async () => {
  const { hub } = await owner.ask(CALLER, LIST)
  expect(hub?.decisions.map(([key, mask]) => [key, mask])).toEqual([
    ['', maskOf(['OPEN'])],
    [KNOWN, maskOf(['OPEN', 'CASE_STATUS'])],
  ])
  expect(hub?.holders).toEqual({ [KNOWN]: ['outreach'], [HIDDEN]: [] })
})

it('answers references to cases, and null for those that do not exist', async () => {
  const cases = [HIDDEN, KNOWN, 'no id'].map(id => ({ __typename: 'Case', id }))
  const query = 'query Q($cases: [_Any!]!) { _entities(representations: $cases) { ... on Case { reference } } }'
  const answer = await owner.ask(CALLER, query, { cases })
  expect(answer.data).toEqual({ _entities: [null, { reference: 'HRD-1' }, null] })
  expect(answer.errors).toBeUndefined()
})

it('runs the root fields again where its epoch moved', async () => {
  moves = 2
  const answer = await owner.ask(CALLER, LIST)
  expect(answer.data?.cases).toMatchObject({ total: 1 })
  expect(moves).toBe(0)
  moves = 3
  expect((await owner.ask(CALLER, LIST)).errors?.map(error => error.extensions.code)).toEqual(['LEDGER_MOVED'])
  moves = 0
})
