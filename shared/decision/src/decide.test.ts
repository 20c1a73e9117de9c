import { AGGREGATE, bit, EVERY_CATEGORY, maskOf, OPEN, PERSONAL } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import { tableOf } from '../test/rows.ts'
import { type CaseFacts, coveredMask, NO_FACTS, openMask, releaseMask, satisfies } from './decide.ts'

const table = tableOf({
  'CASE_WORKER EMERGENCY_PROTECTION HOLDER': { free: ['OPEN', 'HEALTH'], ifConsented: ['ADVOCACY'] },
  'CASE_WORKER EMERGENCY_PROTECTION REFERRED': { free: ['OPEN'], ifConsented: ['HEALTH', 'IDENTITY'] },
  'CASE_WORKER EMERGENCY_PROTECTION GRANTED': { free: ['OPEN'], ifConsented: ['NOTES'] },
  'CASE_WORKER EMERGENCY_PROTECTION EMERGENCY': { free: ['OPEN', 'HEALTH', 'THREAT'] },
  'CASE_WORKER EMERGENCY_PROTECTION NONE': { free: ['OPEN', 'RELEASE_LOG'] },
  'EU_LIAISON AGGREGATE_REPORTING NONE': { free: ['OPEN', 'AGGREGATE'] },
})

const facts = (changes: Partial<CaseFacts>): CaseFacts => ({ ...NO_FACTS, ...changes })
const mask = (changes: Partial<CaseFacts>) => releaseMask(table, 'CASE_WORKER', 'EMERGENCY_PROTECTION', facts(changes))
const standing = (relation: 'HOLDER' | 'REFERRED' | 'GRANTED' | 'EMERGENCY' | 'NONE', scope = EVERY_CATEGORY) => ({
  relation,
  scope,
})

describe('what is released', () => {
  test('without a relation: what follows role and purpose alone, and nothing else', () => {
    expect(mask({})).toBe(OPEN)
    expect(mask({ permitted: PERSONAL })).toBe(OPEN)
    expect(releaseMask(table, 'EU_LIAISON', 'AGGREGATE_REPORTING', NO_FACTS)).toBe(OPEN | AGGREGATE)
    expect(releaseMask(table, 'EU_LIAISON', 'AUDIT', NO_FACTS)).toBe(0)
  })

  test('with a relation: the free cell, and of the other cell what is permitted', () => {
    expect(mask({ standings: [standing('REFERRED')] })).toBe(OPEN)
    const permitted = maskOf(['HEALTH', 'NOTES'])
    expect(mask({ standings: [standing('REFERRED')], permitted })).toBe(OPEN | bit('HEALTH'))
    expect(mask({ standings: [standing('HOLDER')] })).toBe(OPEN | bit('HEALTH'))
  })

  test('in another role or for another purpose: nothing', () => {
    const all = facts({ standings: [standing('REFERRED'), standing('HOLDER')], permitted: PERSONAL })
    expect(releaseMask(table, 'PARTNER_SYSTEM', 'EMERGENCY_PROTECTION', all)).toBe(0)
    expect(releaseMask(table, 'CASE_WORKER', 'TRAINING', all)).toBe(0)
  })

  test('a deny takes away the free cell of every relation but the holder’s', () => {
    const denied = maskOf(['HEALTH', 'ADVOCACY'])
    expect(mask({ standings: [standing('EMERGENCY')], denied })).toBe(OPEN | bit('THREAT'))
    expect(mask({ standings: [standing('HOLDER')], denied })).toBe(OPEN | bit('HEALTH'))
  })

  test('a deny beats a permit whoever holds', () => {
    const both = { permitted: bit('ADVOCACY'), denied: bit('ADVOCACY') }
    expect(mask({ standings: [standing('HOLDER')], permitted: bit('ADVOCACY') })).toBe(
      OPEN | maskOf(['HEALTH', 'ADVOCACY']),
    )
    expect(mask({ standings: [standing('HOLDER')], ...both })).toBe(OPEN | bit('HEALTH'))
  })

  test('a deny of everything leaves what is never about a person', () => {
    expect(
      mask({ standings: [standing('EMERGENCY'), standing('REFERRED')], permitted: PERSONAL, denied: PERSONAL }),
    ).toBe(OPEN)
  })

  test('attack 24: the scopes of two rows never multiply out', () => {
    const permitted = PERSONAL
    // The referral opens IDENTITY but not NOTES, the grant NOTES but not IDENTITY; scopes are the other way round.
    const crossed = [standing('REFERRED', bit('NOTES')), standing('GRANTED', bit('IDENTITY'))]
    expect(mask({ standings: crossed, permitted })).toBe(OPEN)
    const straight = [standing('REFERRED', bit('IDENTITY')), standing('GRANTED', bit('NOTES'))]
    expect(mask({ standings: straight, permitted })).toBe(OPEN | maskOf(['IDENTITY', 'NOTES']))
  })

  test('a scope narrows the free cell too, and never what is open', () => {
    expect(mask({ standings: [standing('EMERGENCY', bit('THREAT'))] })).toBe(OPEN | bit('THREAT'))
    expect(mask({ standings: [standing('EMERGENCY', 0)] })).toBe(OPEN)
  })

  test('what a withdrawn or expired permit would open stays closed', () => {
    expect(mask({ standings: [standing('REFERRED')], withdrawn: PERSONAL, expired: PERSONAL })).toBe(OPEN)
  })

  test('a personal category in the cell without relation is not released without a row', () => {
    const slip = tableOf({
      'CASE_WORKER TRAINING NONE': { free: ['IDENTITY', 'RELEASE_LOG'], ifConsented: ['HEALTH'] },
    })
    expect(releaseMask(slip, 'CASE_WORKER', 'TRAINING', facts({ permitted: PERSONAL }))).toBe(0)
    expect(openMask(slip, 'CASE_WORKER', 'TRAINING')).toBe(0)
    expect(coveredMask(slip, 'CASE_WORKER', 'TRAINING', NO_FACTS)).toBe(0)
  })
})

test('need-to-know is what the rows would open if everything were consented to and nothing denied', () => {
  const one = facts({ standings: [standing('REFERRED', maskOf(['HEALTH', 'THREAT']))], denied: PERSONAL })
  expect(coveredMask(table, 'CASE_WORKER', 'EMERGENCY_PROTECTION', one)).toBe(OPEN | bit('HEALTH'))
})

test('a value needs all of its categories, and one that was not classified is never released', () => {
  expect(satisfies(maskOf(['THREAT', 'NOTES']), maskOf(['THREAT', 'NOTES']))).toBe(true)
  expect(satisfies(bit('THREAT'), maskOf(['THREAT', 'NOTES']))).toBe(false)
  expect(satisfies(EVERY_CATEGORY, 0)).toBe(false)
})
