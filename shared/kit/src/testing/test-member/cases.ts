import { randomUUID } from 'node:crypto'
import type { ServedTestOwner, TestAnswer, TestCaller } from '../served-owner.ts'

/** The member's own staff. */
export const HOLDER: TestCaller = {
  sub: 'case-worker@emergency.example',
  member: 'emergency',
  role: 'CASE_WORKER',
  purpose: 'EMERGENCY_PROTECTION',
}
/** A machine of another member. */
export const PARTNER: TestCaller = {
  sub: 'training-system',
  member: 'training',
  role: 'PARTNER_SYSTEM',
  purpose: 'EMERGENCY_PROTECTION',
}
/** What the member records about every test case. */
export const ROOM = {
  legalName: 'canary-name',
  needs: { medical: 'canary-health' },
  threats: [{ act: 'RAID', description: 'canary-text', place: { country: 'KE' } }],
  grants: [{ amount: '100.00', payee: { iban: 'canary-iban' } }],
}
/** Asks for all of it. */
export const CASES = `query Cases($cases: [_Any!]!) {
  _entities(representations: $cases) {
    __typename
    ... on Case {
      id
      emergency {
        legalName
        needs { medical }
        threats { act description place { country } }
        grants { amount payee { iban } }
      }
    }
  }
}`

export const representations = (...ids: readonly string[]) => ({ cases: ids.map(id => ({ __typename: 'Case', id })) })

/** Cases of the test member, as its ledger and tables hold them. */
export interface TestCases {
  /** Of which the member holds a part, with a room. */
  recorded(): Promise<string>
  /** The same, referred to `training` for much of it, and permitted for these categories. */
  shared(...categories: readonly string[]): Promise<{ readonly id: string; readonly permit: string }>
  /** Asks for everything about these cases. */
  ask(caller: TestCaller, ...ids: readonly string[]): Promise<TestAnswer>
  /** Rows of the release log that name the case, the oldest first. */
  logRows(id: string): Promise<readonly LoggedRow[]>
}

/** A row of `ledger.release_in_words`; `text` is its entries as they lie there. */
export interface LoggedRow {
  readonly fields: readonly string[]
  readonly entries: readonly { readonly withheld: Readonly<Record<string, string>> }[]
  readonly text: string
}

export function testCases({ ledger, database, ask }: ServedTestOwner): TestCases {
  const recorded = async () => {
    const id = randomUUID()
    await ledger.part(id)
    await database.query('insert into file values ($1, $2)', [id, JSON.stringify(ROOM)])
    return id
  }
  return {
    recorded,
    async shared(...categories) {
      const id = await recorded()
      const purposes = ['EMERGENCY_PROTECTION']
      await ledger.relation(id, {
        kind: 'REFERRED',
        member: 'training',
        categories: ['IDENTITY', 'HEALTH', 'THREAT', 'NOTES', 'LOCATION'],
        purposes,
      })
      return { id, permit: await ledger.permit(id, { categories, recipients: ['training'], purposes }) }
    },
    ask: (caller, ...ids) => ask(caller, CASES, representations(...ids)),
    async logRows(id) {
      const { rows } = await database.query(
        'select *, entries::text as text from ledger.release_in_words where entries @> $1::jsonb order by seq',
        [JSON.stringify([{ case: id }])],
      )
      return rows
    },
  }
}
