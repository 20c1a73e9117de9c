import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { CHECKS } from './run.ts'
import { startEmergency, type TestEmergency } from './testing/emergency.ts'
import { idsOf, resultsFor } from './testing/failing.ts'
import type { ServedMember } from './testing/member.ts'

let member: TestEmergency
let served: ServedMember
let url: string

beforeAll(async () => {
  member = await startEmergency(inject('postgresUrl'))
  served = await member.serve()
  url = served.url
})
afterAll(async () => {
  await served[Symbol.asyncDispose]()
  await member[Symbol.asyncDispose]()
})

it('a real member passes all that applies to it', async () => {
  const held = [member.held, member.bare]
  const results = await resultsFor(member, url, { held, stranger: 'outreach' })
  const other = results.filter(({ outcome }) => outcome !== 'pass')
  expect(other.map(({ id, outcome, why }) => `${id} ${outcome} ${why}`)).toEqual([
    'outside.decision not-applicable the SDL has no root field',
    'outside.values not-applicable the SDL has no such field that is not open',
  ])
  expect(results.find(({ id }) => id === 'values.withheld')?.why).toBe(
    '40 of 40 fields were shown to one and withheld from another',
  )
})

it('what it is not told about is not proven, and never passed', async () => {
  const withoutCases = await resultsFor(member, url)
  expect(idsOf(withoutCases, 'fail')).toEqual([])
  expect(idsOf(withoutCases, 'not-proven')).toEqual([
    'accept.everyone',
    'accept.holder',
    'denied.never-allowed',
    'denied.stranger',
    'decision.form',
    'decision.told',
    'decision.within-agreement',
    'values.withheld',
    'values.containers',
    'values.unasked',
  ])
  const withoutStranger = await resultsFor(member, url, { held: [member.held] })
  expect(idsOf(withoutStranger, 'not-proven')).toEqual(['denied.stranger'])
})

it('a case that is not held proves nothing, and is a failure', async () => {
  const results = await resultsFor(member, url, { held: [crypto.randomUUID()], stranger: 'outreach' })
  expect(idsOf(results, 'fail')).toEqual(['accept.holder', 'decision.told'])
  expect(idsOf(results, 'not-proven')).toEqual([
    'decision.within-agreement',
    'values.withheld',
    'values.containers',
    'values.unasked',
  ])
})

it('an empty case leaves the values unproven', async () => {
  const results = await resultsFor(member, url, { held: [member.bare], stranger: 'outreach' })
  expect(results.find(({ id }) => id === 'values.withheld')?.why).toMatch(
    /^[1-9] of 40 fields .*; not tried: EmergencyFile\.knownAs, .* and \d\d more$/,
  )
})

it('ids are stable and each there once', () => {
  const ids = CHECKS.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter(id => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(id))).toEqual([])
})

it('docs/conformance.md names every group of ids, and no other', () => {
  const page = readFileSync(new URL('../../../docs/conformance.md', import.meta.url), 'utf8')
  const named = [...page.matchAll(/^\| `([a-z]+\.)` \|/gm)].map(([, group]) => group)
  expect(named).toEqual([...new Set(CHECKS.map(({ id }) => id.slice(0, id.indexOf('.') + 1)))])
})

it('a member that is not there gives no answer', async () => {
  const results = await resultsFor(member, 'http://127.0.0.1:9')
  expect(results[0]).toMatchObject({ id: 'health.live', outcome: 'fail', why: 'the member gave no answer' })
})
