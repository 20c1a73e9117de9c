import {
  consent,
  createRandom,
  draftCase,
  hold,
  MEMBERS_SHOWN,
  type MemberShown,
  type NumberedCase,
  share,
  shareAmongHolders,
  type ThemeName,
  themeAt,
} from '@hub/demonstration/authoring'
import { generateReference } from '@hub/registry'
import { SECRETARIAT_RECIPIENT } from '@hub/vocabulary'

/** As many as a page holds that is measured. */
export const PAGE = 20

/**
 * How many pages there are of cases for the one caller: as many as there are connections, so that requests that are
 * under way together ask for different cases.
 */
const PAGES = 16

export interface Page {
  /** What the references of its cases begin with, and no others. */
  readonly prefix: string
  readonly cases: readonly NumberedCase[]
}

/** Cases that the benchmark makes, besides the demonstration's own. */
export interface MadeCases {
  /** For one caller. */
  readonly pages: readonly Page[]
  /** For the eight callers of the mixed load. */
  readonly mixed: Page
  /** For the one caller, with as little in them as cases usually have. */
  readonly usual: Page
}

const NO_PAGE: Page = { prefix: '', cases: [] }
/** For a scenario with data of its own. */
export const NOTHING_MADE: MadeCases = { pages: [], mixed: NO_PAGE, usual: NO_PAGE }

/** Who was told what of a case, about what. */
type Shares = readonly { readonly member: MemberShown; readonly theme: ThemeName }[]

const ONE_CALLER: Shares = [{ member: 'training', theme: 'voice' }]

const EIGHT_CALLERS: Shares = [
  { member: 'emergency', theme: 'protection' },
  { member: 'sustaining', theme: 'money' },
  { member: 'relocation', theme: 'support' },
  { member: 'outreach', theme: 'support' },
  { member: 'training', theme: 'support' },
  { member: 'advocacy', theme: 'voice' },
]

/** What the person lets the secretariat see. */
const COORDINATED = {
  purposes: ['CASE_COORDINATION'],
  categories: ['INVOLVEMENT', 'ORIGIN', 'THREAT'],
} as const

/** Far from the numbers of the demonstration's own cases. */
const FIRST_NUMBER = 900_000

/**
 * Cases of which every member holds a part, in most of them one in which nothing is missing, referred to callers with the person's consent
 * to all that the agreement can then open. So a side that enforces everything and one that enforces nothing answer with
 * the same data, as far as a caller's purpose goes.
 */
export function makeCases(seed: string, now: number): MadeCases {
  const page = (number: number, shares: Shares, { complete = true, coordinated = false } = {}): Page => ({
    prefix: earlyReference(number, 0).slice(0, PREFIX_LENGTH),
    cases: Array.from({ length: PAGE }, (_, index) => {
      const random = createRandom(seed, 'shared', number * PAGE + index)
      const draft = draftCase(random, now, { kind: 'PERSON', members: MEMBERS_SHOWN, status: 'OPEN' })
      for (const member of MEMBERS_SHOWN) hold(draft, member, complete)
      shareAmongHolders(draft)
      for (const owner of MEMBERS_SHOWN) {
        for (const { member, theme: name } of shares) {
          const theme = themeAt(owner, name)
          if (owner === member || theme.categories.length === 0) continue
          share(draft, 'REFERRED', owner, member, name)
          consent(draft, owner, [member], theme)
        }
        if (coordinated) consent(draft, owner, [SECRETARIAT_RECIPIENT], COORDINATED)
      }
      const reference = earlyReference(number, index)
      return { id: random.uuid(), reference, number: FIRST_NUMBER + number * PAGE + index, draft }
    }),
  })
  return {
    pages: Array.from({ length: PAGES }, (_, number) => page(number, ONE_CALLER)),
    mixed: page(PAGES, EIGHT_CALLERS, { coordinated: true }),
    usual: page(PAGES + 1, ONE_CALLER, { complete: false }),
  }
}

/** `HRD-2222-P`: a tag, four of the lowest symbol, and the page. */
const PREFIX_LENGTH = 10

/** After four of the lowest symbol: the page, then a case of it. They come before all other references. */
function earlyReference(page: number, index: number): string {
  const places = [0, 0, 0, 0, page, 0, 0, index]
  let place = 0
  return generateReference(() => places[place++] ?? 0)
}
