import { CATEGORIES, maskOf } from '@hub/vocabulary'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CaseFacts,
  combineDirectives,
  decide,
  fromWire,
  readTable,
  reasonFor,
  releaseMask,
  satisfies,
  standingsOf,
  staticMask,
  staticReason,
  toWire,
  writeTable,
} from '../src/index.ts'
import { ask, DIGEST, directive, need, relationRow, situation, type TypedSituation } from './arbitraries.ts'
import { isReleased, whyNot, whyPruned } from './slow-oracle.ts'

/** HUB_SEED repeats a run; the seed stands in the name of the tests. */
const seed = Number(process.env.HUB_SEED ?? Math.floor(Math.random() * 2 ** 31))
const often = { seed, numRuns: 2_000 }

function factsOf({ rows, directives, holdsPart, asker, owner, now }: TypedSituation): CaseFacts {
  return {
    standings: standingsOf(rows, holdsPart, asker, owner, now),
    ...combineDirectives(directives, asker.member, asker.purpose, now),
  }
}

function maskIn(one: TypedSituation): number {
  return releaseMask(readTable(one.own), one.role, one.asker.purpose, factsOf(one))
}

function decisionIn(one: TypedSituation) {
  return decide(readTable(one.agreement), readTable(one.own), one.role, one.asker.purpose, factsOf(one))
}

describe(`the decision, on random ledgers and agreements (HUB_SEED=${seed})`, () => {
  test('releases exactly what a slow, independent reading of the rules releases', () => {
    const seen = { released: 0, withheld: 0 }
    fc.assert(
      fc.property(situation, one => {
        const mask = maskIn(one)
        for (const category of CATEGORIES) {
          const released = isReleased(one, [category])
          if (category !== 'OPEN') seen[released ? 'released' : 'withheld'] += 1
          expect({ category, released: satisfies(mask, maskOf([category])) }).toEqual({ category, released })
        }
      }),
      often,
    )
    // The situations must be rich enough to tell a right answer from none.
    expect(seen.released).toBeGreaterThan(1_000)
    expect(seen.withheld).toBeGreaterThan(1_000)
  })

  test('tells the same reason as the slow reading, and none where it releases', () => {
    const seen = new Set<string | null>()
    fc.assert(
      fc.property(situation, need, (one, categories) => {
        const decision = decisionIn(one)
        const reason = reasonFor(decision, maskOf(categories))
        seen.add(reason)
        expect(decision.mayContactAgain).toBe(!one.directives.some(each => each.mayContactAgain === false))
        expect(reason).toBe(whyNot(one, categories))
      }),
      { ...often, numRuns: 20_000 },
    )
    expect([...seen].toSorted()).toEqual([
      'CONSENT_DENIED',
      'CONSENT_EXPIRED',
      'CONSENT_WITHDRAWN',
      'NO_CONSENT',
      'NO_NEED_TO_KNOW',
      'OWNER_POLICY',
      'POLICY_UNKNOWN_TERM',
      null,
    ])
  })

  test('prunes what the slow reading prunes, for the same reason', () => {
    const seen = new Set<string | null>()
    fc.assert(
      fc.property(ask, one => {
        const { role, purpose, member, owner, subject } = one
        const [agreement, own] = [readTable(one.agreement), readTable(one.own)]
        const reason = staticReason(agreement, own, maskOf(one.need), role, purpose, member, owner, subject)
        seen.add(reason)
        expect(reason).toBe(whyPruned(one))
      }),
      often,
    )
    expect(seen).toEqual(new Set([null, 'OWNER_POLICY', 'PURPOSE_NOT_COVERED', 'ROLE_NOT_COVERED']))
  })

  test('attack 18: is the same for every order of rows and directives', () => {
    const shuffled = situation.chain(one =>
      fc
        .tuple(
          fc.shuffledSubarray([...one.rows], { minLength: one.rows.length }),
          fc.shuffledSubarray([...one.directives], { minLength: one.directives.length }),
        )
        .map(([rows, directives]) => ({ one, other: { ...one, rows, directives } })),
    )
    fc.assert(
      fc.property(shuffled, ({ one, other }) => {
        expect(decisionIn(other)).toEqual(decisionIn(one))
      }),
      often,
    )
  })

  test('one more deny, or one that nobody can read, never opens anything', () => {
    fc.assert(
      fc.property(situation, directive, (one, more) => {
        const effect = more.effect === 'PERMIT' ? 'DENY' : more.effect
        expect(maskIn({ ...one, directives: [...one.directives, { ...more, effect }] }) & ~maskIn(one)).toBe(0)
      }),
      often,
    )
  })

  test('one more permit or row never closes anything', () => {
    fc.assert(
      fc.property(situation, directive, relationRow, (one, more, row) => {
        const permitted = { ...one, directives: [...one.directives, { ...more, effect: 'PERMIT' }] }
        expect(maskIn(one) & ~maskIn(permitted)).toBe(0)
        expect(maskIn(one) & ~maskIn({ ...one, rows: [...one.rows, row] })).toBe(0)
      }),
      often,
    )
  })

  test('attack 24: rows open what each of them opens alone, and no more', () => {
    fc.assert(
      fc.property(situation, one => {
        const alone = one.rows.map(row => maskIn({ ...one, rows: [row] }))
        const without = maskIn({ ...one, rows: [] })
        expect(maskIn(one)).toBe(alone.reduce((all, mask) => all | mask, without))
      }),
      often,
    )
  })

  test('stays within what the gateway prunes to, and within what its open rows cover', () => {
    fc.assert(
      fc.property(situation, one => {
        const { role, owner, asker } = one
        const within = staticMask(readTable(one.own), role, asker.purpose, asker.member, owner, 'case')
        const decision = decisionIn(one)
        expect(decision.mask & ~within).toBe(0)
        expect(decision.mask & ~decision.coveredByOwner).toBe(0)
        expect(decision.coveredByOwner & ~decision.covered).toBe(0)
        expect(decision.notUnderstood & ~decision.denied).toBe(0)
      }),
      often,
    )
  })

  test('survives its journey beside the data', () => {
    fc.assert(
      fc.property(situation, fc.uuid(), (one, key) => {
        const decision = decisionIn(one)
        expect(fromWire(JSON.parse(JSON.stringify(toWire(key, decision))))).toEqual({ key, decision })
      }),
      often,
    )
  })

  test('attack 9: whatever a hostile member sends as a decision is read whole or not at all', () => {
    const hostile = fc.oneof(
      fc.jsonValue(),
      fc.array(fc.oneof(fc.jsonValue(), fc.integer(), fc.double()), { minLength: 9, maxLength: 9 }),
      fc.tuple(fc.string({ maxLength: 80 }), ...Array.from({ length: 8 }, () => fc.integer({ min: -2, max: 2 ** 24 }))),
    )
    fc.assert(
      fc.property(hostile, wire => {
        const read = fromWire(wire)
        if (read !== null) expect(toWire(read.key, read.decision)).toEqual(wire)
      }),
      often,
    )
  })

  test('a table is read back as it was written', () => {
    fc.assert(
      fc.property(situation, ({ agreement }) => {
        const table = readTable(agreement)
        expect(table.digest).toBe(DIGEST)
        expect(readTable(JSON.parse(JSON.stringify(writeTable(table))))).toEqual(table)
      }),
      often,
    )
  })
})
