import { reasonFor, releaseMask, satisfies, staticMask, staticReason } from '@hub/decision'
import { categoriesIn, type Owner, PERSONAL, REASONS, RELATIONS, type Reason } from '@hub/vocabulary'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { NumberedCase } from './batch.ts'
import { generateCases } from './generate.ts'
import { DEMO_ASKERS, type DemoAsker } from './testing/askers.ts'
import { agreement, FIELDS, free, nameOf, opened, reachableCells } from './testing/cells.ts'
import { hasValue, type Recorded, readRecorded } from './testing/recorded.ts'
import { type ServedDemonstration, serveDemonstration } from './testing/served-hub.ts'
import { existsFor, isTold, type Verdict, verdictOf } from './testing/verdicts.ts'

const now = Date.now()
const options = { cases: 320, seed: 'coverage', now }
const cases = [...generateCases(options)]
const CASE_FIELDS = FIELDS.filter(({ subject }) => subject === 'case')

let hub: ServedDemonstration
let recorded: Recorded

beforeAll(async () => {
  hub = await serveDemonstration(inject('postgresUrl'), options)
  recorded = await readRecorded(hub, CASE_FIELDS, cases)
})

afterAll(() => hub?.[Symbol.asyncDispose]())

/** Tells, for every demo identity and every case that exists for it, what each owner of a part decides. */
function forEveryVerdict(tell: (asker: DemoAsker, owner: Owner, one: NumberedCase, verdict: Verdict) => void): void {
  for (const asker of DEMO_ASKERS) {
    for (const one of cases.filter(each => existsFor(each, asker, now))) {
      for (const owner of ['registry', ...one.draft.parts.keys()] as const) {
        const verdict = verdictOf(agreement, one, owner, asker, now)
        if (verdict !== null) tell(asker, owner, one, verdict)
      }
    }
  }
}

describe('every cell that the agreement opens and a field needs', () => {
  const cells = reachableCells('case')
  const released = new Set<string>()
  const withheld = new Set<string>()
  /** Fields of which somebody in this role, for this purpose, sees nothing although there is something. */
  const hidden = new Set<string>()

  beforeAll(() => {
    forEveryVerdict((asker, owner, one, { facts, decision }) => {
      for (const field of CASE_FIELDS.filter(each => each.owner === owner && recorded.has(each, one))) {
        const seen = satisfies(decision.mask, field.need)
        if (!seen) hidden.add(nameOf({ asker, relation: 'NONE', field }))
        for (const relation of new Set(facts.standings.map(standing => standing.relation))) {
          const standings = facts.standings.filter(standing => standing.relation === relation)
          const alone = releaseMask(agreement, asker.role, asker.purpose, { ...facts, standings })
          if (satisfies(alone, field.need)) released.add(nameOf({ asker, relation, field }))
          else if (!seen) withheld.add(nameOf({ asker, relation, field }))
        }
      }
    })
  })

  test('is released to a demo identity by a relation of that kind, with a value', () => {
    expect(cells.length).toBeGreaterThan(1000)
    expect(cells.map(nameOf).filter(name => !released.has(name))).toEqual([])
  })

  test('has a neighbour that is denied: the same field, role and purpose in another state', () => {
    const lonely = cells.filter(one => {
      const { asker, relation, field } = one
      // Nothing denies a member its own file: the neighbour is another member that asks.
      const own = relation === 'HOLDER' && satisfies(free(asker, relation), field.need)
      return own ? !hidden.has(nameOf({ ...one, relation: 'NONE' })) : !withheld.has(nameOf(one))
    })
    expect(lonely.map(nameOf)).toEqual([])
  })

  test('outside a case: host places have every value, and another purpose withholds it', async () => {
    const caller = { sub: 'test', member: 'relocation', role: 'CASE_WORKER', purpose: 'RELOCATION_PLACEMENT' } as const
    const places = FIELDS.filter(({ path }) => path[0] === 'hostPlaces')
    const names = places.map(({ path }) => path.at(-1)).join(' ')
    const { data } = await hub.at('relocation').ask(caller, `{ hostPlaces(first: 200) { ${names} } }`)
    expect(places.length).toBeGreaterThan(0)
    expect(places.filter(({ path }) => !hasValue(data, path))).toEqual([])
    for (const { asker, field } of reachableCells('consortium')) {
      const { role, member } = asker
      const elsewhere = staticReason(agreement, agreement, field.need, role, 'AUDIT', member, field.owner, 'consortium')
      expect(elsewhere).toBe('PURPOSE_NOT_COVERED')
    }
  })

  test('leaves out only what no field needs, which is printed', () => {
    const needed = new Map<string, number>()
    for (const { asker, relation, field } of [...cells, ...reachableCells('consortium')]) {
      const key = `${relation} for ${asker.purpose}`
      needed.set(key, (needed.get(key) ?? 0) | field.need)
    }
    const unreachable = agreementCells().flatMap(([key, categories]) => {
      const without = categoriesIn(categories & PERSONAL & ~(needed.get(key) ?? 0))
      return without.length > 0 ? [`${key}: ${without.join(', ')}`] : []
    })
    process.stdout.write(`Opened by the agreement, but by no field:\n  ${unreachable.join('\n  ')}\n`)
    expect(unreachable.length).toBeLessThan(40)
  })
})

/** What the agreement opens to any demo identity, by relation and purpose. */
function agreementCells(): [string, number][] {
  const cells = new Map<string, number>()
  for (const relation of RELATIONS) {
    for (const asker of DEMO_ASKERS) {
      const key = `${relation} for ${asker.purpose}`
      cells.set(key, (cells.get(key) ?? 0) | opened(asker, relation))
    }
  }
  return [...cells]
}

test('a file that is to be complete has a value in every field', () => {
  const gaps = cases.flatMap(one =>
    [...one.draft.parts.values()].flatMap(({ owner, complete }) =>
      CASE_FIELDS.filter(field => complete && field.owner === owner)
        // Organisations have no birthday, no nationality and no passport.
        .filter(({ coordinate }) => one.draft.subjectKind === 'PERSON' || !OF_PERSONS.test(coordinate))
        .filter(field => !recorded.has(field, one))
        .map(({ coordinate }) => coordinate),
    ),
  )
  expect([...new Set(gaps)]).toEqual([])
})

const OF_PERSONS = /^(EmergencyFile\.(dateOfBirth|nationality)|IdentityDocument\..*)$/

test('every reason occurs, but those that only a test provokes', () => {
  const reasons = new Set<Reason | null>()
  for (const { role, purpose, member } of DEMO_ASKERS) {
    for (const { need, owner, subject } of FIELDS) {
      reasons.add(staticReason(agreement, agreement, need, role, purpose, member, owner, subject))
    }
  }
  forEveryVerdict((asker, owner, one, verdict) => {
    if (!isTold(owner, asker, verdict)) return
    const asked = staticMask(agreement, asker.role, asker.purpose, asker.member, owner, 'case')
    for (const field of CASE_FIELDS.filter(each => each.owner === owner && recorded.has(each, one))) {
      if (satisfies(asked, field.need)) reasons.add(reasonFor(verdict.decision, field.need))
    }
  })
  expect(REASONS.filter(reason => !reasons.has(reason))).toEqual([
    'OWNER_POLICY',
    'SOURCE_UNAVAILABLE',
    'UNVERIFIED_RELEASE',
  ])
})
