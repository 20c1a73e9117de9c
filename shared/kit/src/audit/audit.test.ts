import { randomUUID } from 'node:crypto'
import { generateSigningKey } from '@hub/assertion'
import { includes, leafHash, signCosignature, verifyCheckpoint, verifyCosignature } from '@hub/transparency'
import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createPool } from '../pool.ts'
import { type ServedTestOwner, startServedOwner, type TestAnswer, type TestCaller } from '../testing/served-owner.ts'
import { HOLDER, PARTNER, ROOM, representations, type TestCases, testCases } from '../testing/test-member/cases.ts'
import { testMember } from '../testing/test-member/index.ts'
import { Sequencer } from '../transparency/sequence/sequencer.ts'
import { publishedKeys, publishKey, sealWhereDue, statedRoot } from '../transparency/statements/checkpoints.ts'
import { keepCosignature } from '../transparency/statements/cosignatures.ts'

const OFFICER: TestCaller = {
  sub: 'dpo@emergency.example',
  member: 'emergency',
  role: 'DATA_PROTECTION_OFFICER',
  purpose: 'AUDIT',
}
const AUDITOR: TestCaller = {
  sub: 'auditor@secretariat.example',
  member: 'secretariat',
  role: 'AUDITOR',
  purpose: 'AUDIT',
}
const TODAY = new Date().toISOString().slice(0, 10)

let owner: ServedTestOwner
let cases: TestCases
let db: Kysely<never>
let cosigners: Awaited<ReturnType<typeof generateSigningKey>>[]

beforeAll(async () => {
  owner = await startServedOwner(testMember({ afterRooms: async () => {} }), inject('postgresUrl'))
  cases = testCases(owner)
  db = new Kysely({ dialect: new PostgresDialect({ pool: createPool({ connectionString: owner.serveUrl, max: 3 }) }) })
  cosigners = [await generateSigningKey(), await generateSigningKey()]
})
afterAll(async () => {
  await db.destroy()
  await owner[Symbol.asyncDispose]()
})

/** Takes in what was logged, and has its state signed by the owner and two others. */
async function seal(): Promise<number> {
  const sequencer = new Sequencer(db)
  const { privateJwk, publicJwk, kid } = await generateSigningKey()
  const key = { privateJwk, kid, publicKey: publicJwk.x ?? '' }
  const keeping = { key, peers: new Map(), sealSeconds: 1, sealEntries: 0 }
  await publishKey(db, keeping)
  let size = 0
  await sequencer.takeIn(async (locked, tree) => {
    await sealWhereDue(locked, tree, 'emergency', keeping)
    size = tree.size
  })
  const root = (await statedRoot(db, size))?.toString('base64url') ?? ''
  for (const [n, signer] of cosigners.entries()) {
    const statement = {
      origin: 'emergency',
      size,
      root,
      time: new Date().toISOString(),
      cosigner: ['outreach', 'training'][n] ?? '',
    }
    await keepCosignature(db, statement, await signCosignature(statement, signer), signer.publicJwk.x ?? '')
  }
  return size
}

const ACCESS = `query ($cases: [_Any!]!, $first: Int, $after: String) {
  _entities(representations: $cases) { ... on Case { emergencyAccess(first: $first, after: $after) {
    entries { at member sub onBehalfOf role purpose relations released withheld fields { field reason } entry } next
  } emergencyDisclosures { month recipient purpose categories times } } }
}`

interface Shown {
  readonly emergencyAccess: {
    readonly entries: readonly {
      readonly onBehalfOf: string | null
      readonly sub: string
      readonly entry: number | null
      readonly fields: readonly object[]
    }[]
    readonly next: string | null
  } | null
  readonly emergencyDisclosures: readonly object[] | null
}

async function accessSeenBy(caller: TestCaller, id: string, page: object = {}): Promise<Shown | undefined> {
  const { data, errors } = await owner.ask(caller, ACCESS, { ...representations(id), ...page })
  expect(errors).toBeUndefined()
  return (data?._entities as readonly Shown[] | undefined)?.[0]
}

describe('who saw a case', () => {
  it('is told to the data protection officer of the holder: as whom, for what, when, and what of it', async () => {
    const { id } = await cases.shared('THREAT')
    await cases.ask(PARTNER, id)
    await cases.ask(HOLDER, id)
    const shown = await accessSeenBy(OFFICER, id)
    expect(shown?.emergencyAccess).toMatchObject({
      entries: [
        // This very reading.
        { member: 'emergency', sub: OFFICER.sub, released: [], withheld: [] },
        { member: 'emergency', sub: HOLDER.sub, role: 'CASE_WORKER', relations: ['HOLDER'], withheld: ['BANKING'] },
        {
          at: expect.stringContaining(TODAY),
          member: 'training',
          sub: 'training-system',
          onBehalfOf: 'end-user-1',
          role: 'PARTNER_SYSTEM',
          purpose: 'EMERGENCY_PROTECTION',
          relations: ['REFERRED'],
          released: ['THREAT'],
          withheld: ['IDENTITY', 'LOCATION', 'HEALTH', 'FUNDING', 'BANKING', 'NOTES'],
          fields: expect.arrayContaining([
            { field: 'Threat.act', reason: null },
            { field: 'File.legalName', reason: 'NO_CONSENT' },
          ]),
          entry: null,
        },
      ],
      next: null,
    })
    expect(JSON.stringify(shown)).not.toContain(ROOM.legalName)
  })

  it('is paged, the latest first, and the pages meet', async () => {
    const { id } = await cases.shared('THREAT')
    for (let n = 0; n < 5; n += 1) await cases.ask({ ...PARTNER, onBehalfOf: `user-${n}` }, id)
    await seal()
    for (let n = 5; n < 7; n += 1) await cases.ask({ ...PARTNER, onBehalfOf: `user-${n}` }, id)
    const seen: unknown[] = []
    let after: string | null = null
    do {
      const page: Shown | undefined = await accessSeenBy(OFFICER, id, { first: 3, after })
      const entries = page?.emergencyAccess?.entries ?? []
      expect(entries.length).toBeLessThanOrEqual(3)
      seen.push(...entries.filter(one => one.onBehalfOf !== null).map(one => [one.onBehalfOf, one.entry !== null]))
      after = page?.emergencyAccess?.next ?? null
    } while (after !== null)
    // What the officer read meanwhile is in the log as well, and later than where the pages began.
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map(n => [`user-${n}`, n < 5]))
  })

  it('counts reading it as well', async () => {
    const { id } = await cases.shared('THREAT')
    await accessSeenBy(OFFICER, id)
    const shown = await accessSeenBy(OFFICER, id)
    expect(shown?.emergencyAccess?.entries).toMatchObject([
      { sub: OFFICER.sub },
      { sub: OFFICER.sub, fields: expect.arrayContaining([{ field: 'Case.emergencyAccess', reason: null }]) },
    ])
  })

  it.each([
    ["the holder's own staff, to whom explanations are open", HOLDER],
    ['a partner that was referred to', PARTNER],
    ['an officer of another member', { ...OFFICER, sub: 'dpo@training.example', member: 'training' }],
    ['an auditor', AUDITOR],
    ['the officer for another purpose', { ...OFFICER, purpose: 'AGGREGATE_REPORTING' }],
  ] as const)('is not told to %s', async (_, caller) => {
    const { id } = await cases.shared('THREAT')
    expect(await accessSeenBy(caller, id)).toEqual({ emergencyAccess: null, emergencyDisclosures: null })
  })

  it('is nothing where the member holds no part', async () => {
    expect(await accessSeenBy(OFFICER, randomUUID())).toEqual({ emergencyAccess: null, emergencyDisclosures: null })
  })
})

describe('what was disclosed, for the person whom it is about', () => {
  it('attack 26: names no organisation, no person, no day and no place, and not what the holder itself saw', async () => {
    const { id } = await cases.shared('THREAT', 'IDENTITY', 'LOCATION')
    await cases.ask(PARTNER, id)
    await cases.ask({ ...PARTNER, onBehalfOf: 'user-2' }, id)
    await cases.ask({ ...HOLDER, sub: 'case-worker@training.example', member: 'training' }, id)
    await cases.ask(HOLDER, id)
    await seal()
    const month = TODAY.slice(0, 7)
    const purpose = 'EMERGENCY_PROTECTION'
    const categories = ['IDENTITY', 'LOCATION', 'THREAT']
    const { emergencyDisclosures } = (await accessSeenBy(OFFICER, id)) ?? {}
    expect(emergencyDisclosures).toEqual([
      { month, recipient: 'A PERSON', purpose, categories, times: 1 },
      { month, recipient: 'A SYSTEM', purpose, categories, times: 2 },
    ])
  })

  it('is empty where everything was withheld', async () => {
    const { id } = await cases.shared()
    await cases.ask(PARTNER, id)
    await seal()
    expect((await accessSeenBy(OFFICER, id))?.emergencyDisclosures).toEqual([])
  })
})

const AUDIT = `query ($id: ID!, $from: Date!, $until: Date!, $first: Int, $after: String) {
  emergencyAudit(id: $id, from: $from, until: $until) {
    counts { month member role purpose requests cases callers withheld }
    entries(first: $first, after: $after) { entries { index leaf proof caller cases } next }
    checkpoint { size root statement cosignatures { cosigner statement } }
    disputes { log reason at seen statement }
  }
}`

interface Audited {
  readonly counts: readonly {
    readonly member: string
    readonly role: string
    readonly requests: number
    readonly cases: number
  }[]
  readonly entries: {
    readonly entries: readonly {
      readonly index: number
      readonly leaf: string
      readonly proof: readonly string[] | null
      readonly caller: string
      readonly cases: readonly string[]
    }[]
    readonly next: string | null
  }
  readonly checkpoint: {
    readonly size: number
    readonly root: string
    readonly statement: string
    readonly cosignatures: readonly { readonly cosigner: string; readonly statement: string }[]
  }
}

const audit = (caller: TestCaller, changes: object = {}): Promise<TestAnswer> =>
  owner.ask(caller, AUDIT, { id: randomUUID(), from: TODAY, until: TODAY, ...changes })

async function audited(changes: object = {}, caller = AUDITOR): Promise<Audited> {
  const { data, errors } = await audit(caller, changes)
  expect(errors).toBeUndefined()
  return data?.emergencyAudit as Audited
}

describe('an auditor of the secretariat', () => {
  it('gets counts, a checkpoint that others have cosigned, and entries with proofs that lead to it', async () => {
    const { id } = await cases.shared('THREAT')
    await cases.ask(PARTNER, id)
    const size = await seal()
    await cases.ask(PARTNER, id)
    await new Sequencer(db).takeIn()
    const { counts, entries, checkpoint } = await audited({ first: 50 })
    const { rows } = await owner.database.query(`select count(*)::int as requests,
      count(distinct entries -> 0 ->> 'case')::int as cases from ledger.release_in_words where member = 'training' and role = 'PARTNER_SYSTEM'`)
    expect(counts.find(one => one.member === 'training' && one.role === 'PARTNER_SYSTEM')).toMatchObject(rows[0])
    expect(checkpoint.size).toBe(size)
    const statement = await verifyCheckpoint(checkpoint.statement, await publishedKeys(db))
    expect(statement).toMatchObject({ origin: 'emergency', size, root: checkpoint.root })
    for (const [n, cosignature] of checkpoint.cosignatures.entries()) {
      const keys = { keys: [cosigners[n]?.publicJwk ?? {}] } as Parameters<typeof verifyCosignature>[1]
      expect(await verifyCosignature(cosignature.statement, keys)).toMatchObject({ size, root: checkpoint.root })
    }
    const root = Buffer.from(checkpoint.root, 'base64url')
    const [latest, ...covered] = entries.entries
    expect(latest?.proof).toBeNull()
    expect(covered.length).toBeGreaterThan(3)
    for (const { index, leaf, proof } of covered) {
      const hashes = (proof ?? []).map(hash => Buffer.from(hash, 'base64url'))
      expect(includes(leafHash(Buffer.from(leaf)), index, size, hashes, root)).toBe(true)
    }
  })

  it('attack 26: sees no case and no person, but the same pseudonym for the same within one audit', async () => {
    const { id } = await cases.shared('THREAT')
    for (let n = 0; n < 2; n += 1) await cases.ask(PARTNER, id)
    await seal()
    const one = randomUUID()
    const [first, again, other, othersOwn] = [
      await audited({ id: one, first: 2 }),
      await audited({ id: one, first: 2, after: (await audited({ id: one, first: 1 })).entries.next }),
      await audited({ first: 2 }),
      await audited({ id: one, first: 2 }, { ...AUDITOR, sub: 'second-auditor@secretariat.example' }),
    ]
    const casesOf = ({ entries }: Audited) => entries.entries.flatMap(entry => entry.cases)
    expect(new Set(casesOf(first)).size).toBe(1)
    expect(casesOf(again)[0]).toBe(casesOf(first)[0])
    expect(casesOf(other)[0]).not.toBe(casesOf(first)[0])
    expect(casesOf(othersOwn)[0]).not.toBe(casesOf(first)[0])
    const text = JSON.stringify([await audited({ first: 50 }), first])
    const { rows } = await owner.database.query(`select distinct unnest(array[sub, request_id::text, assertion_id::text,
      on_behalf_of, entries -> 0 ->> 'case']) as reference from ledger.release_in_words where sub not like '%auditor%'`)
    const references = rows.map(row => row.reference).filter(reference => reference !== null)
    expect(references.length).toBeGreaterThan(20)
    expect(references.filter(reference => text.includes(reference))).toEqual([])
  })

  it('leaves a trace in the log of its own reading', async () => {
    await audited()
    const { rows } = await owner.database.query(
      `select fields, entries from ledger.release_in_words
      where sub = $1 order by seq desc limit 1`,
      [AUDITOR.sub],
    )
    expect(rows[0].fields).toContain('Query.emergencyAudit')
    expect(rows[0].entries).toMatchObject([{ case: null, present: true, withheld: {} }])
  })

  it('gets nothing once an audit is a month old', async () => {
    const id = randomUUID()
    await audited({ id })
    await owner.database.query(`update ledger.audit_key set begun = now() - interval '31 days' where audit = $1`, [id])
    expect(await audited({ id })).toBeNull()
  })

  it.each([
    { id: 'mine' },
    { from: '2026-02-30' },
    { from: '2026-01-02', until: '2026-01-01' },
    { from: '2025-01-01', until: '2026-01-01' },
  ])('is told that %j is no audit', async changes => {
    const { data, errors } = await audit(AUDITOR, changes)
    expect(data?.emergencyAudit ?? null).toBeNull()
    expect(errors?.map(error => error.extensions.code)).toEqual(['BAD_USER_INPUT'])
  })

  it.each([
    ['an officer of this member', OFFICER],
    ['an officer of another', { ...OFFICER, sub: 'dpo@training.example', member: 'training' }],
    ['staff of this member', HOLDER],
    ['an auditor for another purpose', { ...AUDITOR, purpose: 'AGGREGATE_REPORTING' }],
    ['a coordinator', { ...AUDITOR, role: 'COORDINATOR', purpose: 'CASE_COORDINATION' }],
  ] as const)('is not %s', async (_, caller) => {
    const { data } = await audit(caller)
    expect(data).toEqual({ emergencyAudit: null })
  })
})
