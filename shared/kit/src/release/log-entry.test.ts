import { type Decision, reasonFor } from '@hub/decision'
import { maskOf, type Relation } from '@hub/vocabulary'
import { expect, it } from 'vitest'
import type { AskedField } from './asked.ts'
import { logDecision } from './log-entry.ts'

const [IDENTITY, HEALTH] = [maskOf(['IDENTITY']), maskOf(['HEALTH'])]
const ASKED: readonly AskedField[] = [
  { coordinate: 'File.legalName', need: IDENTITY },
  { coordinate: 'Needs.medical', need: HEALTH },
]
const MASKS = [0, IDENTITY, IDENTITY | HEALTH]
const NONE: Decision = {
  mask: 0,
  covered: IDENTITY | HEALTH,
  coveredByOwner: IDENTITY | HEALTH,
  notUnderstood: 0,
  denied: 0,
  withdrawn: 0,
  expired: 0,
  mayContactAgain: true,
}

it('says of each decision what it says by itself, whatever was remembered before', () => {
  const parts = ['mask', 'covered', 'coveredByOwner', 'notUnderstood', 'denied', 'withdrawn', 'expired'] as const
  const decisions = parts.flatMap(part => MASKS.map(mask => ({ ...NONE, [part]: mask })))
  const relations: readonly Relation[][] = [[], ['HOLDER'], ['HOLDER', 'REFERRED'], ['REFERRED', 'REFERRED']]
  for (const decision of [...decisions, ...decisions.toReversed()]) {
    for (const present of [true, false]) {
      for (const standing of relations) {
        const words = logDecision(standing, decision, present, ASKED)
        const withheld = ASKED.flatMap(({ coordinate, need }) => {
          const reason = reasonFor(decision, need)
          return reason === null ? [] : [[coordinate, reason]]
        })
        expect(words).toEqual({
          relations: [...new Set(standing)],
          mask: ['IDENTITY', 'HEALTH'].filter((_, n) => (decision.mask & ([IDENTITY, HEALTH][n] ?? 0)) !== 0),
          present,
          withheld: Object.fromEntries(withheld),
        })
        // The same words are one object, and another list of fields has others.
        expect(logDecision([...standing], { ...decision }, present, ASKED)).toBe(words)
        expect(logDecision(standing, decision, present, [...ASKED])).not.toBe(words)
      }
    }
  }
})
