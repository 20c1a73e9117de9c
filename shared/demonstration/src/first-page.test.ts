import { satisfies, staticMask } from '@hub/decision'
import { describe, expect, test } from 'vitest'
import { generateCases } from './generate.ts'
import { MEMBERS_SHOWN } from './members.ts'
import { DEMO_ASKERS } from './testing/askers.ts'
import { agreement, FIELDS } from './testing/cells.ts'
import { existsFor, isTold, verdictOf } from './testing/verdicts.ts'

const now = Date.now()
const MACHINES = DEMO_ASKERS.filter(
  ({ role, member }) => role === 'PARTNER_SYSTEM' && MEMBERS_SHOWN.some(shown => shown === member),
)

describe.each([320, 2_000])('of %i cases, the first page', size => {
  // Lists are in the order of references unless asked otherwise.
  const cases = [...generateCases({ cases: size, seed: 'hrd-hub', now })].sort((a, b) =>
    a.reference < b.reference ? -1 : 1,
  )

  test.each(MACHINES)('of $sub for $purpose has values of others that are released, and some that are not', asker => {
    const page = cases.filter(one => existsFor(one, asker, now)).slice(0, 50)
    expect(page.length).toBe(50)
    const verdicts = page.flatMap(one =>
      [...one.draft.parts.values()].flatMap(({ owner, complete }) => {
        // For ADVOCACY_PUBLIC the advocacy member itself depends on the person's word.
        if (!complete || (owner === asker.member && asker.purpose !== 'ADVOCACY_PUBLIC')) return []
        const verdict = verdictOf(agreement, one, owner, asker, now)
        if (verdict === null || !isTold(owner, asker, verdict)) return []
        const asked = staticMask(agreement, asker.role, asker.purpose, asker.member, owner, 'case')
        const fields = FIELDS.filter(field => field.owner === owner && field.subject === 'case')
        return fields
          .filter(({ need }) => satisfies(asked, need))
          .map(({ need }) => (satisfies(verdict.decision.mask, need) ? 'released' : 'withheld'))
      }),
    )
    expect(new Set(verdicts)).toEqual(new Set(['released', 'withheld']))
  })
})
