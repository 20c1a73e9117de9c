import { CASEWORK, type Purpose } from '@hub/vocabulary'
import { type ConsentState, consent, deny } from '../case/consent.ts'
import { hold } from '../case/draft.ts'
import { share } from '../case/relations.ts'
import { THEME_NAMES, type Theme } from '../case/themes.ts'
import { type Scenario, scenario } from './scenario.ts'

/** What the person said about going public, to the member that would do it. */
export const PUBLICATION: Theme = { purposes: ['ADVOCACY_PUBLIC'], categories: ['ADVOCACY'] }

/** The advocacy member's own files: even there, publishing needs the person's word. */
export function publication(): Scenario[] {
  const states: readonly ConsentState[] = ['VALID', 'DENIED', 'EXPIRED', 'NONE']
  return states.map((state, index) =>
    scenario(
      { kind: 'PERSON', members: ['advocacy'] },
      draft => {
        hold(draft, 'advocacy', true)
        consent(draft, 'advocacy', ['advocacy'], PUBLICATION, state)
      },
      index < 2,
    ),
  )
}

/** A referral whose member may not even learn how the case stands. */
export function hiddenStatus(): Scenario[] {
  const purposes: readonly Purpose[] = [...CASEWORK, 'ADVOCACY_PUBLIC', 'DOUBLE_FUNDING_CHECK']
  return (['training', 'relocation'] as const).map(member =>
    scenario({ kind: 'PERSON', members: ['emergency', member] }, draft => {
      hold(draft, 'emergency', true)
      for (const name of THEME_NAMES) share(draft, 'REFERRED', 'emergency', member, name)
      deny(draft, 'emergency', [member], { purposes, categories: ['CASE_STATUS', 'INVOLVEMENT'] })
    }),
  )
}
