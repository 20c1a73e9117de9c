import type { Category } from '@hub/vocabulary'
import { consent, deny } from '../case/consent.ts'
import { hold } from '../case/draft.ts'
import { share, shareAmongHolders } from '../case/relations.ts'
import type { Theme } from '../case/themes.ts'
import { MEMBERS_SHOWN } from '../members.ts'
import { type Scenario, scenario } from './scenario.ts'

/**
 * The case of the query that is printed at the start, asked by the training member to protect somebody. All six
 * members hold a part; emergency, relocation and outreach have shared theirs with it.
 *
 * The person told the emergency member to keep the name from the trainers; what outreach was allowed to tell about
 * isolation has expired; funding, advocacy and what else the agreement leaves out have nothing to do with protection.
 */
export function showcase(): Scenario {
  return scenario({ kind: 'PERSON', members: MEMBERS_SHOWN, status: 'OPEN' }, draft => {
    for (const member of MEMBERS_SHOWN) hold(draft, member, true)
    shareAmongHolders(draft)
    share(draft, 'REFERRED', 'emergency', 'training', 'protection')
    share(draft, 'GRANTED', 'relocation', 'training', 'protection')
    share(draft, 'REFERRED', 'outreach', 'training', 'protection')
    consent(draft, 'emergency', ['training'], about('INVOLVEMENT', 'CONTACT', 'ORIGIN', 'PROFILE', 'THREAT', 'HEALTH'))
    consent(draft, 'relocation', ['training'], about('INVOLVEMENT', 'LOCATION', 'FAMILY'))
    consent(draft, 'outreach', ['training'], about('INVOLVEMENT', 'ORIGIN'))
    consent(draft, 'outreach', ['training'], about('CONTACT', 'PROFILE'), 'EXPIRED')
    deny(draft, 'emergency', ['training'], about('IDENTITY'))
  })
}

function about(...categories: Category[]): Theme {
  return { purposes: ['EMERGENCY_PROTECTION', 'CASE_COORDINATION'], categories }
}
