import {
  consent,
  createRandom,
  draftCase,
  hold,
  MEMBERS_SHOWN,
  type NumberedCase,
  share,
  shareAmongHolders,
  themeAt,
} from '@hub/demonstration/authoring'
import { generateReference } from '@hub/registry'
import { CALLER, THEME } from './caller.ts'

/** As many as the page holds that is measured. */
export const SHARED_CASES = 20

/** Far from the numbers of the demonstration's own cases. */
const FIRST_NUMBER = 900_000

/**
 * Cases of which every member holds a part in which nothing is missing, referred to the caller with the person's
 * consent to all that the agreement can then open. So a side that enforces everything and one that enforces nothing
 * answer with the same data. In the order of their references, which come before all others: they are the first page
 * of whoever lists all cases, and of whoever lists those that exist for the caller.
 */
export function sharedCases(seed: string, now: number): NumberedCase[] {
  return Array.from({ length: SHARED_CASES }, (_, index) => {
    const random = createRandom(seed, 'shared', index)
    const draft = draftCase(random, now, { kind: 'PERSON', members: MEMBERS_SHOWN, status: 'OPEN' })
    for (const member of MEMBERS_SHOWN) hold(draft, member, true)
    shareAmongHolders(draft)
    for (const owner of MEMBERS_SHOWN) {
      const theme = themeAt(owner, THEME)
      if (owner === CALLER.member || theme.categories.length === 0) continue
      share(draft, 'REFERRED', owner, CALLER.member, THEME)
      consent(draft, owner, [CALLER.member], theme)
    }
    return { id: random.uuid(), reference: earlyReference(index), number: FIRST_NUMBER + index, draft }
  })
}

/** The number in the symbols of a reference, after four of the lowest symbol. */
function earlyReference(index: number): string {
  const LENGTH = 8
  let place = 0
  return generateReference(end => {
    place += 1
    return Math.floor(index / end ** (LENGTH - place)) % end
  })
}
