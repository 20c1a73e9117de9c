import { type CATEGORIES, maskOf } from '@hub/vocabulary'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explain, isDirectiveUnderstood, isRelationUnderstood, readTable } from '../src/index.ts'
import { need, situation, type TypedSituation } from './arbitraries.ts'
import { isReleased, whyNot, whyPruned } from './slow-oracle.ts'

/** HUB_SEED repeats a run; the seed stands in the name of the tests. */
const seed = Number(process.env.HUB_SEED ?? Math.floor(Math.random() * 2 ** 31))

const recorded = <Row extends object>(rows: readonly Row[], kind: string) =>
  rows.map((row, index) => ({ ...row, id: `${kind} ${index}` }))

function explanationOf(one: TypedSituation, categories: readonly (typeof CATEGORIES)[number][]) {
  const { asker, role, owner, holdsPart, rows, directives, now } = one
  const ledger = { holdsPart, relations: recorded(rows, 'row'), directives: recorded(directives, 'directive'), now }
  const caller = { sub: asker.sub, member: asker.member, role, purpose: asker.purpose }
  return explain(readTable(one.agreement), readTable(one.own), owner, caller, maskOf(categories), ledger)
}

/** A machine is who acts as one: explanations are asked for by role. */
const consistent = situation.map(one => ({ ...one, asker: { ...one.asker, isPerson: one.role !== 'PARTNER_SYSTEM' } }))

test(`explains what a slow, independent reading of the rules decides (HUB_SEED=${seed})`, () => {
  const reasons = new Set<string | null>()
  fc.assert(
    fc.property(consistent, need, (one, categories) => {
      const { asker } = one
      const expected = whyPruned({ ...one, ...asker, subject: 'case', need: categories }) ?? whyNot(one, categories)
      const explanation = explanationOf(one, categories)
      reasons.add(explanation.reason)
      expect(explanation.reason).toBe(expected)
      expect(explanation.released).toBe(isReleased(one, categories))
    }),
    { seed, numRuns: 5_000 },
  )
  // Each, but that another purpose would open it: the tables of a situation know one purpose.
  expect(reasons.size).toBe(9)
})

test(`what it names did decide (HUB_SEED=${seed})`, () => {
  const named = new Set<string>()
  fc.assert(
    fc.property(consistent, need, (one, categories) => {
      const { ways, directives, released } = explanationOf(one, categories)
      // What the ways open together is what is released, category by category.
      const opened = new Set(ways.flatMap(way => way.terms.flatMap(term => (term.opened ? [term.category] : []))))
      for (const category of categories) {
        if (category === 'OPEN' || category === 'AGGREGATE') continue
        expect({ category, opened: opened.has(category) }).toEqual({ category, opened: isReleased(one, [category]) })
      }
      // Without the directives that it names, those that permit or deny have no say any more.
      const others = one.directives.filter((_, index) => !directives.some(named => named.id === `directive ${index}`))
      const without = { ...one, directives: others }
      for (const { says, categories: about } of directives) {
        named.add(says)
        for (const category of about) {
          if (says === 'PERMITS') expect(isReleased(without, [category])).toBe(alwaysOpened(one, category))
          if (says === 'DENIES') expect(isReleased(one, [category])).toBe(openedBeside(one, category))
          if (says === 'WITHDRAWN' || says === 'EXPIRED') expect(released).toBe(false)
        }
      }
    }),
    { seed, numRuns: 5_000 },
  )
  expect([...named].sort()).toEqual(['DENIES', 'EXPIRED', 'NOTHING', 'PERMITS', 'WITHDRAWN'])
})

/** Whether a category needs no permit here: it is released with no directives at all. */
function alwaysOpened(one: TypedSituation, category: string): boolean {
  return isReleased({ ...one, directives: [] }, [category])
}

/** Whether a category is released although something denies it: the holder's own. */
function openedBeside(one: TypedSituation, category: string): boolean {
  const denyAll = { effect: 'DENY', categories: [], recipients: [], purposes: [], legalBasis: null }
  const dates = { validFrom: null, validUntil: null, recordedAt: 0, withdrawnAt: null, mayContactAgain: true }
  return isReleased({ ...one, directives: [{ ...denyAll, ...dates }] }, [category])
}

test(`a row that is not understood opens nothing, whoever asks (HUB_SEED=${seed})`, () => {
  const seen = { rows: 0, permits: 0, denies: 0 }
  fc.assert(
    fc.property(consistent, need, (one, categories) => {
      const { now } = one
      const rows = one.rows.filter(row => isRelationUnderstood(row))
      const directives = one.directives.filter(
        row => row.effect !== 'PERMIT' || isDirectiveUnderstood(row, now) || row.withdrawnAt !== null,
      )
      seen.rows += one.rows.length - rows.length
      seen.permits += one.directives.length - directives.length
      expect(isReleased({ ...one, rows, directives }, categories)).toBe(isReleased(one, categories))
      for (const row of one.directives) {
        if (isDirectiveUnderstood(row, now) || row.effect === 'PERMIT') continue
        seen.denies += 1
        // It takes away everything that hangs on consent, from everybody.
        expect(whyNot({ ...one, directives: [row] }, categories)).not.toBe('NO_CONSENT')
      }
    }),
    { seed, numRuns: 2_000 },
  )
  expect(Math.min(seen.rows, seen.permits, seen.denies)).toBeGreaterThan(50)
})
