import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { createPool } from './pool.ts'
import { testLedger } from './testing/ledger.ts'
import { type ServedTestOwner, startServedOwner } from './testing/served-owner.ts'
import { CASES, PARTNER, representations, type TestCases, testCases } from './testing/test-member/cases.ts'
import { type Interference, testMember } from './testing/test-member/index.ts'

const interference: Interference = { afterRooms: async () => {} }
let owner: ServedTestOwner
let cases: TestCases

beforeAll(async () => {
  owner = await startServedOwner(testMember(interference), inject('postgresUrl'))
  cases = testCases(owner)
})
afterAll(() => owner[Symbol.asyncDispose]())
beforeEach(() => {
  interference.everyRoom = false
  interference.afterRooms = async () => {}
})

describe('the release log', () => {
  it('says who asked for what, what was opened and why the rest was not', async () => {
    const { id } = await cases.shared('THREAT')
    const { id: closed } = await cases.shared()
    const absent = randomUUID()
    await cases.ask(PARTNER, id, closed, absent)
    const [row] = await cases.logRows(id)
    expect(row).toMatchObject({
      sub: 'training-system',
      member: 'training',
      role: 'PARTNER_SYSTEM',
      purpose: 'EMERGENCY_PROTECTION',
      on_behalf_of: 'end-user-1',
      schema_digest: 'sha256:schema',
      fields: [
        'Case.id',
        'File.grants',
        'File.legalName',
        'File.threats',
        'Grant.amount',
        'Grant.payee',
        'Needs.medical',
        'Payee.iban',
        'Threat.act',
        'Threat.description',
        'ThreatPlace.country',
      ],
    })
    expect(row?.entries).toEqual([
      {
        case: id,
        relations: ['REFERRED'],
        mask: ['THREAT', 'OPEN'],
        present: true,
        withheld: {
          'File.legalName': 'NO_CONSENT',
          'Needs.medical': 'NO_CONSENT',
          'Threat.description': 'NO_CONSENT',
          'ThreatPlace.country': 'NO_CONSENT',
          'File.grants': 'NO_NEED_TO_KNOW',
          'Grant.amount': 'NO_NEED_TO_KNOW',
          'Grant.payee': 'NO_NEED_TO_KNOW',
          'Payee.iban': 'NO_NEED_TO_KNOW',
        },
      },
      expect.objectContaining({ case: closed, relations: ['REFERRED'], mask: ['OPEN'], present: false }),
      expect.objectContaining({ case: absent, relations: [], mask: ['OPEN'], present: false }),
    ])
    expect(row?.text).not.toContain('canary')
  })

  it('is written before anything leaves: where it cannot be, nothing does', async () => {
    const { id } = await cases.shared('THREAT')
    await owner.database.query('revoke insert on ledger.release_log from emergency_serve')
    try {
      const answer = await cases.ask(PARTNER, id)
      expect(answer.text).toBe(
        '{"errors":[{"message":"the owner cannot answer","extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":null}',
      )
    } finally {
      await owner.database.query('grant insert on ledger.release_log to emergency_serve')
    }
  })

  it('attack 27: an answer waits for its log row, and does not leave without it', async () => {
    const { id } = await cases.shared('THREAT')
    const client = await owner.database.connect()
    try {
      await client.query('begin')
      await client.query('lock table ledger.release_log in exclusive mode')
      const answer = cases.ask(PARTNER, id)
      let answered = false
      void answer.then(() => {
        answered = true
      })
      await waiting('relation')
      expect(answered).toBe(false)
      const sameLogin = createPool({ connectionString: owner.serveUrl })
      await sameLogin.query(`select pg_cancel_backend(pid) from pg_locks
        where not granted and relation = 'ledger.release_log'::regclass`)
      await sameLogin.end()
      expect((await answer).data).toBeNull()
      expect((await answer).text).not.toContain('RAID')
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  it('attack 15: takes each assertion once: a replayed request gets nothing', async () => {
    const { id } = await cases.shared('THREAT')
    const request = await owner.request(PARTNER, CASES, representations(id))
    expect((await owner.send(request)).text).toContain('RAID')
    const replayed = await owner.send(request)
    expect(replayed.data).toBeNull()
    expect(replayed.errors?.map(error => error.extensions.code)).toEqual(['ASSERTION_REPLAYED'])
    expect(replayed.hub).toBeUndefined()
    expect(await cases.logRows(id)).toHaveLength(1)
  })
})

describe('attack 21: a withdrawal', () => {
  it('between decision and log is seen: the case is decided again', async () => {
    const { id, permit } = await cases.shared('IDENTITY', 'THREAT')
    let reads = 0
    interference.afterRooms = async () => {
      reads += 1
      if (reads === 1) await owner.ledger.withdraw(id, permit)
    }
    const answer = await cases.ask(PARTNER, id)
    expect(answer.data).toEqual({ _entities: [{ __typename: 'Case', id, emergency: null }] })
    const [row, ...others] = await cases.logRows(id)
    expect(row?.entries).toMatchObject([{ case: id, mask: ['OPEN'] }])
    expect(row?.entries[0]?.withheld).toMatchObject({ 'File.legalName': 'CONSENT_WITHDRAWN' })
    expect(others).toEqual([])
    expect(answer.statements).toHaveLength(5)
  })

  it('that comes again and again ends in nothing being released', async () => {
    const { id } = await cases.shared('THREAT')
    interference.afterRooms = async () => {
      await owner.ledger.deny(id, { categories: ['HEALTH'], recipients: ['outreach'], purposes: ['OUTREACH'] })
    }
    const answer = await cases.ask(PARTNER, id)
    expect(answer.data).toBeNull()
    expect(answer.errors?.map(error => error.extensions.code)).toEqual(['LEDGER_MOVED'])
    expect(await cases.logRows(id)).toEqual([])
  })

  it('in progress is waited for, and then obeyed', async () => {
    const { id, permit } = await cases.shared('THREAT')
    const client = await owner.database.connect()
    try {
      await client.query('begin')
      await testLedger(client).withdraw(id, permit)
      const answer = cases.ask(PARTNER, id)
      await waiting('advisory')
      await client.query('commit')
      expect((await answer).text).not.toContain('RAID')
    } finally {
      client.release()
    }
  })

  it('waits for a release that is being logged', async () => {
    const { id, permit } = await cases.shared('THREAT')
    const client = await owner.database.connect()
    try {
      await client.query('begin')
      await client.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [id])
      let withdrawn = false
      const withdrawal = owner.ledger.withdraw(id, permit).then(() => {
        withdrawn = true
      })
      await waiting('advisory')
      expect(withdrawn).toBe(false)
      await client.query('commit')
      await withdrawal
    } finally {
      client.release()
    }
  })
})

/** Until a session of this database waits for a lock of this kind. */
async function waiting(kind: 'advisory' | 'relation'): Promise<void> {
  for (;;) {
    const { rows } = await owner.database.query(
      `select count(*)::int as n from pg_locks where locktype = $1 and not granted
        and database = (select oid from pg_database where datname = current_database())`,
      [kind],
    )
    if (rows[0].n > 0) return
  }
}
