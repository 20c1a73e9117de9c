import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { type ServedTestOwner, startServedOwner, type TestCaller } from './testing/served-owner.ts'
import { HOLDER, PARTNER, ROOM, representations, type TestCases, testCases } from './testing/test-member/cases.ts'
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

describe('what a member releases', () => {
  it('gives its own staff the file, as far as the agreement opens it to their role', async () => {
    const id = await cases.recorded()
    const answer = await cases.ask(HOLDER, id)
    expect(answer.errors).toBeUndefined()
    expect(answer.data).toEqual({
      _entities: [
        {
          __typename: 'Case',
          id,
          emergency: { ...ROOM, grants: [{ amount: '100.00', payee: null }] },
        },
      ],
    })
    expect(answer.hub?.decisions.map(decision => decision[0])).toEqual([id])
  })

  it('gives another member what row, permit and agreement open together', async () => {
    const { id } = await cases.shared('THREAT', 'FUNDING')
    const answer = await cases.ask(PARTNER, id)
    expect(answer.data).toEqual({
      _entities: [
        {
          __typename: 'Case',
          id,
          emergency: {
            legalName: null,
            needs: null,
            threats: [{ act: 'RAID', description: null, place: null }],
            grants: null,
          },
        },
      ],
    })
  })

  it('attack 7: shows an object of others as soon as one field below it may be seen, and not before', async () => {
    const { id } = await cases.shared('HEALTH')
    const query = `query Q($cases: [_Any!]!) {
      _entities(representations: $cases) { ... on Case { emergency { legalName threats { act } needs { __typename } } } }
    }`
    const answer = await owner.ask(PARTNER, query, representations(id))
    expect(answer.data).toEqual({
      _entities: [{ emergency: { legalName: null, threats: null, needs: { __typename: 'Needs' } } }],
    })
  })

  it('tells a decision to whoever has a referral, even where it opens nothing', async () => {
    const { id } = await cases.shared()
    const answer = await cases.ask(PARTNER, id)
    expect(answer.data).toEqual({ _entities: [{ __typename: 'Case', id, emergency: null }] })
    expect(answer.hub?.decisions.map(decision => decision[0])).toEqual([id])
  })

  it('attack 23: asks a break-glass row to be of this person, justified and fresh', async () => {
    const id = await cases.recorded()
    await owner.ledger.relation(id, {
      kind: 'EMERGENCY',
      member: 'outreach',
      person: 'opener@outreach.example',
      justification: 'threat to life',
    })
    const opener: TestCaller = { ...HOLDER, member: 'outreach', sub: 'opener@outreach.example' }
    const [opened, colleague] = [
      await cases.ask(opener, id),
      await cases.ask({ ...opener, sub: 'other@outreach.example' }, id),
    ]
    expect(opened.text).toContain('canary-name')
    expect(colleague.text).not.toContain('canary')
    expect(colleague.hub).toEqual({ decisions: [] })
  })
})

describe('attack 7: denied and absent', () => {
  it('are the same bytes and take the same statements', async () => {
    const denied = await cases.recorded()
    const absent = randomUUID()
    for (const caller of [
      PARTNER,
      { ...HOLDER, member: 'outreach' },
      { ...HOLDER, member: 'secretariat', role: 'COORDINATOR' as const, purpose: 'CASE_COORDINATION' as const },
      { ...HOLDER, member: 'secretariat', role: 'AUDITOR' as const, purpose: 'AUDIT' as const },
      { ...HOLDER, member: 'eu', role: 'EU_LIAISON' as const, purpose: 'AGGREGATE_REPORTING' as const },
    ]) {
      const answers = [await cases.ask(caller, denied), await cases.ask(caller, absent)]
      const [first, second] = answers.map(answer => answer.text.replaceAll(denied, absent))
      expect(first).toBe(second)
      expect(first).toBe(
        `{"data":{"_entities":[{"__typename":"Case","id":"${absent}","emergency":null}]},` +
          `"extensions":{"hub":{"decisions":[]}}}\n`.trimEnd(),
      )
      expect(answers[0]?.statements).toEqual(answers[1]?.statements)
    }
  })

  it('holds where the case was shared with this member before, and no longer is', async () => {
    const { id } = await cases.shared('IDENTITY')
    const { rows } = await owner.database.query('select id from ledger.relation where case_id = $1', [id])
    expect((await cases.ask(PARTNER, id)).text).toContain('canary-name')
    await owner.ledger.close(id, rows[0].id)
    const absent = randomUUID()
    expect((await cases.ask(PARTNER, id)).text.replaceAll(id, absent)).toBe((await cases.ask(PARTNER, absent)).text)
  })

  it('holds where a loader returns rooms that it was not asked for', async () => {
    interference.everyRoom = true
    const [denied, { id }] = [await cases.recorded(), await cases.shared('THREAT')]
    const answer = await cases.ask(PARTNER, denied, id)
    expect(answer.data?._entities).toMatchObject([{ emergency: null }, { emergency: { threats: [{ act: 'RAID' }] } }])
    expect(answer.hub?.decisions.map(decision => decision[0])).toEqual([id])
  })

  it('takes an id that is no UUID for a case that is not there', async () => {
    const answer = await cases.ask(HOLDER, "' or true --")
    expect(answer.data).toEqual({ _entities: [null] })
    expect(answer.errors).toBeUndefined()
  })
})

describe('order and company do not matter', () => {
  it('attack 5: the same question at the same time, from callers who may see different things', async () => {
    const { id } = await cases.shared('THREAT')
    const ids = [await cases.recorded(), id, randomUUID()]
    const callers: readonly TestCaller[] = [
      HOLDER,
      PARTNER,
      { ...PARTNER, member: 'outreach' },
      { ...PARTNER, purpose: 'TRAINING' },
      { ...PARTNER, role: 'CASE_WORKER' },
      { ...HOLDER, purpose: 'GRANT_PAYMENT' },
    ]
    const alone = []
    for (const caller of callers) alone.push((await cases.ask(caller, ...ids)).text)
    expect(new Set(alone).size).toBeGreaterThan(3)
    for (let round = 0; round < 5; round += 1) {
      const together = await Promise.all(callers.map(caller => cases.ask(caller, ...ids)))
      expect(together.map(answer => answer.text)).toEqual(alone)
    }
  })

  it('allowed, denied, allowed again: each time what the ledger says by then', async () => {
    const { id, permit } = await cases.shared('THREAT')
    const first = (await cases.ask(PARTNER, id)).text
    await owner.ledger.withdraw(id, permit)
    const denied = (await cases.ask(PARTNER, id)).text
    const words = { categories: ['THREAT'], recipients: ['training'], purposes: ['EMERGENCY_PROTECTION'] }
    await owner.ledger.permit(id, words)
    expect(first).toContain('RAID')
    expect(denied).not.toContain('RAID')
    expect((await cases.ask(PARTNER, id)).data).toEqual(JSON.parse(first).data)
  })

  it('attacks 6 and 10: aliases, repeated and nested fragments and the same key twice change nothing', async () => {
    const { id } = await cases.shared('THREAT')
    const query = `
      query One($cases: [_Any!]!, $no: Boolean = false) {
        a: _entities(representations: $cases) { ...A ...A ... on Case { emergency { ...F legalName @skip(if: $no) } } }
        b: _entities(representations: $cases) { ... on Case { emergency { n: legalName threats { act } } } }
      }
      fragment A on Case { emergency { threats { act: description } ...F } }
      fragment F on File { name: legalName legalName @include(if: true) __proto__: legalName constructor: legalName }`
    const answer = await owner.ask(PARTNER, query, representations(id))
    const nothing = { legalName: null, name: null, constructor: null }
    expect(answer.data).toEqual({
      a: [{ emergency: { ...nothing, ['__proto__']: null, threats: [{ act: null }] } }],
      b: [{ emergency: { n: null, threats: [{ act: 'RAID' }] } }],
    })
    expect(answer.text).not.toContain('canary')
    expect(answer.statements).toHaveLength(3)
  })
})

describe('statements', () => {
  it('are the same three for 1, 20 and 50 cases', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, () => cases.shared('THREAT').then(({ id }) => id)))
    const taken = []
    for (const many of [1, 20, 50]) {
      const answer = await cases.ask(PARTNER, ...ids.slice(0, many))
      expect(answer.text.split('RAID')).toHaveLength(many + 1)
      taken.push(answer.statements)
    }
    expect(taken[0]).toHaveLength(3)
    expect(taken[1]).toEqual(taken[0])
    expect(taken[2]).toEqual(taken[0])
  })

  it('are two where nothing can leave, whatever the number of cases', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => cases.recorded()))
    expect((await cases.ask(PARTNER, ...ids)).statements).toHaveLength(2)
  })

  it('are no more for a case that is asked for twice', async () => {
    const { id } = await cases.shared('THREAT')
    const answer = await cases.ask(PARTNER, id, id)
    expect(answer.statements).toHaveLength(3)
    expect(answer.text.split('RAID')).toHaveLength(3)
  })
})

describe('outside the case', () => {
  const PLACES = 'query P($filter: PlaceFilter) { places(filter: $filter) { region city } notices { title } }'
  const PLACEMENT: TestCaller = { ...PARTNER, purpose: 'RELOCATION_PLACEMENT' }

  it('role and purpose decide, and the log row comes first', async () => {
    const answer = await owner.ask(PLACEMENT, PLACES)
    expect(answer.data).toEqual({ places: [{ region: '014', city: null }], notices: [{ title: 'a notice' }] })
    expect(answer.hub?.decisions.map(decision => decision[0])).toEqual([''])
    expect(answer.statements).toHaveLength(2)
    const { rows } = await owner.database.query('select entries from ledger.release_in_words order by seq desc limit 1')
    expect(rows[0].entries).toEqual([
      {
        case: null,
        relations: ['CONSORTIUM'],
        mask: ['HOSTING', 'OPEN'],
        present: true,
        withheld: { 'Place.city': 'NO_NEED_TO_KNOW' },
      },
    ])
  })

  it('a list that may not be seen is null, and is not read', async () => {
    const answer = await owner.ask(PARTNER, PLACES)
    expect(answer.data).toEqual({ places: null, notices: [{ title: 'a notice' }] })
    expect(answer.statements).toHaveLength(1)
  })

  it('attack 22: a filter on a value that may not be seen matches nothing, without looking', async () => {
    for (const filter of [{ cities: ['canary-city'] }, { cities: ['Nowhere'] }, { cities: null }]) {
      const answer = await owner.ask(PLACEMENT, PLACES, { filter })
      expect(answer.data).toEqual({ places: [], notices: [{ title: 'a notice' }] })
      expect(answer.statements).toHaveLength(1)
    }
    const { rows } = await owner.database.query('select * from ledger.release_in_words order by seq desc limit 1')
    expect(rows[0].fields).toContain('PlaceFilter.cities')
    expect(rows[0].entries[0].withheld).toMatchObject({ 'PlaceFilter.cities': 'NO_NEED_TO_KNOW' })
  })

  it('attack 11: a fault says nothing about itself, and no other root field is released beside it', async () => {
    const answer = await owner.ask(PLACEMENT, '{ broken places { region } }')
    expect(answer.text).toBe(
      '{"errors":[{"message":"the owner cannot answer","extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":null}',
    )
    expect(owner.lines.join('')).not.toContain('canary')
    expect(owner.lines.join('')).toContain('22P02')
  })
})
