import { cell, type DecisionTable, satisfies } from '@hub/decision'
import { bit, type Category, RELATIONS } from '@hub/vocabulary'
import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../snapshot.ts'
import { checkedInSnapshot } from '../testing/snapshot.ts'
import { createStaticReach, type Stance } from './static-reach.ts'

const snapshot = checkedInSnapshot()
const STANCE: Stance = { role: 'CASE_WORKER', purpose: 'EMERGENCY_PROTECTION', member: 'training' }

/** The agreement with or without a category, in every relation, for the stance. */
function version(category: Category, opens: boolean): DecisionTable {
  const { agreement } = snapshot
  const [free, ifConsented] = [agreement.free.slice(), agreement.ifConsented.slice()]
  for (const relation of RELATIONS) {
    const at = cell(STANCE.role, STANCE.purpose, relation)
    for (const masks of [free, ifConsented]) {
      masks[at] = opens ? (masks[at] ?? 0) | bit(category) : (masks[at] ?? 0) & ~bit(category)
    }
  }
  return { digest: `sha256:${(opens ? 'a' : 'b').repeat(64)}`, longestTermDays: 365, free, ifConsented }
}

function reach(changes: Partial<Pick<Snapshot, 'agreement' | 'tableOf'>>) {
  return createStaticReach({ ...snapshot, ...changes }, STANCE)
}

describe('attack 25: while two versions of the agreement are about', () => {
  it('an owner’s narrower one stands', () => {
    const narrower = version('HEALTH', false)
    const { mask, reason } = reach({ tableOf: owner => (owner === 'emergency' ? narrower : snapshot.agreement) })
    expect(satisfies(mask('emergency', 'case'), bit('HEALTH'))).toBe(false)
    expect(satisfies(mask('relocation', 'case'), bit('HEALTH'))).toBe(true)
    expect(reason(bit('HEALTH'), 'emergency', 'case')).toBe('OWNER_POLICY')
  })

  it('an owner’s wider one opens nothing', () => {
    const wider = version('BANKING', true)
    const { mask, reason } = reach({ tableOf: () => wider })
    expect(satisfies(mask('emergency', 'case'), bit('BANKING'))).toBe(false)
    expect(reason(bit('BANKING'), 'emergency', 'case')).not.toBeNull()
  })

  it('nor does a wider one of the gateway’s', () => {
    const { mask } = reach({ agreement: version('BANKING', true) })
    expect(satisfies(mask('emergency', 'case'), bit('BANKING'))).toBe(false)
  })
})

it('attack 25: a word that nobody knows reaches nothing', () => {
  expect(() => createStaticReach(snapshot, { ...STANCE, role: 'ADMIN' as never }).mask('emergency', 'case')).toThrow(
    RangeError,
  )
  const stranger = createStaticReach(snapshot, { ...STANCE, member: 'nobody' })
  expect(stranger.reason(bit('IDENTITY'), 'emergency', 'case')).not.toBeNull()
})
