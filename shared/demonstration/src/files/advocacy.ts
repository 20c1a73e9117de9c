import type { Tables } from '@hub/advocacy'
import { type CaseDraft, partOf } from '../case/draft.ts'
import { createRandom } from '../random.ts'
import { DAY, dayOf } from '../time.ts'
import type { RowsOf } from './rows.ts'
import { APPEALS, LETTERS } from './texts.ts'

export type AdvocacyRows = RowsOf<Tables>

export const noAdvocacyRows = (): AdvocacyRows => ({
  advocacy_file: [],
  advocacy_action: [],
  appeal: [],
  published_appeal: [],
})

/** What stands on the public website; it leads to no case, so it is the same for any number of cases. */
export function publishedAppeals(seed: string | number, now: number): AdvocacyRows['published_appeal'] {
  return Array.from({ length: 40 }, (_, index) => {
    const random = createRandom(seed, 'appeal', index)
    return {
      title: random.pick(APPEALS),
      published_on: dayOf(now - random.integer(1, 700) * DAY),
      url: `https://appeals.advocacy.example/${random.hex(10)}`,
    }
  })
}

export function addAdvocacyFile(rows: AdvocacyRows, case_id: string, draft: CaseDraft): void {
  const { complete, heldSince, directives } = partOf(draft, 'advocacy')
  const { random, now } = draft
  // What the file says is what the person said about publishing.
  const about = directives.find(one => one.recipients.includes('advocacy') && one.purposes.includes('ADVOCACY_PUBLIC'))
  const allowed = about === undefined ? 'NOT_ASKED' : about.effect === 'PERMIT' ? 'ANONYMOUS' : 'REFUSED'
  rows.advocacy_file.push({
    case_id,
    publication_permission: allowed === 'ANONYMOUS' && random.chance(0.4) ? 'NAMED' : allowed,
  })
  for (let count = random.integer(1, 3); count > 0; count--) {
    const sent = complete || random.chance(0.8)
    rows.advocacy_action.push({
      case_id,
      kind: random.pick(KINDS),
      addressee: random.pick(ADDRESSEES),
      sent_on: sent ? dayOf(Math.min(heldSince + random.integer(1, 90) * DAY, now)) : null,
      status: sent ? random.pick(['SENT', 'ANSWERED', 'CLOSED']) : 'DRAFT',
      text: complete || random.chance(0.7) ? random.pick(LETTERS) : null,
    })
  }
  if (!complete && !random.chance(0.4)) return
  const published = complete || random.chance(0.7)
  rows.appeal.push({
    case_id,
    title: random.pick(APPEALS),
    published_on: published ? dayOf(Math.min(heldSince + random.integer(5, 60) * DAY, now)) : null,
    url: published ? `https://appeals.advocacy.example/${random.hex(10)}` : null,
  })
}

const KINDS = [
  'URGENT_APPEAL',
  'DEMARCHE',
  'LETTER',
  'BRIEFING',
  'TRIAL_OBSERVATION',
  'PRESS_STATEMENT',
  'VISIBILITY_ACTION',
  'EVENT',
] as const

const ADDRESSEES = [
  'EUROPEAN_PARLIAMENT',
  'EEAS',
  'EU_DELEGATION',
  'EUROPEAN_COMMISSION',
  'EU_MEMBER_STATE',
  'NATIONAL_AUTHORITY',
  'UN_SPECIAL_PROCEDURES',
  'REGIONAL_HUMAN_RIGHTS_BODY',
  'PUBLIC',
] as const
