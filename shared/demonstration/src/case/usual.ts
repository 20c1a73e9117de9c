import { ANY_MEMBER, CASEWORK, type Category, SECRETARIAT_RECIPIENT } from '@hub/vocabulary'
import { CARRIES, type MemberShown } from '../members.ts'
import type { Random } from '../random.ts'
import { PUBLICATION } from '../scenario/publication.ts'
import { DAY } from '../time.ts'
import { type ConsentState, consent, deny } from './consent.ts'
import { type CaseDraft, draftCase, hold, type SubjectKind } from './draft.ts'
import { breakGlass, type RowState, share, shareAmongHolders } from './relations.ts'
import { THEME_NAMES, type ThemeName, themeAt } from './themes.ts'

/** One case out of the many, in the shares in which the mechanism sees them. */
export function usualCase(random: Random, now: number): CaseDraft {
  const kind = random.weighted(KINDS)
  const holders = holdersOf(random, kind)
  const others = Object.keys(CARRIES).filter(member => !holders.includes(member as MemberShown)) as MemberShown[]
  const referredTo = random.chance(0.12) ? random.some(others, 1) : []
  const glassBrokenBy = random.chance(0.01) ? random.some(others, 1) : []
  const draft = draftCase(random, now, { kind, members: [...holders, ...referredTo, ...glassBrokenBy] })
  for (const holder of holders) hold(draft, holder)
  shareAmongHolders(draft)
  const [first, ...later] = holders as [MemberShown, ...MemberShown[]]
  // A second part comes about by a referral of the first; some of the second grant the first access in turn.
  for (const member of [...later, ...referredTo]) shareAndAsk(draft, 'REFERRED', first, member)
  for (const member of later) if (random.chance(0.4)) shareAndAsk(draft, 'GRANTED', member, first)
  for (const holder of holders) usualWords(draft, holder)
  for (const member of glassBrokenBy) breakGlass(draft, member, now - random.integer(2, 13) * DAY)
  return draft
}

const KINDS: readonly (readonly [SubjectKind, number])[] = [
  ['PERSON', 74],
  ['FAMILY', 6],
  ['ORGANISATION', 15],
  ['COMMUNITY', 5],
]

/** Which member a case comes to first. */
const FIRST: Readonly<Record<SubjectKind, readonly (readonly [MemberShown, number])[]>> = {
  PERSON: [
    ['emergency', 42],
    ['training', 34],
    ['relocation', 8],
    ['advocacy', 8],
    ['outreach', 8],
  ],
  FAMILY: [
    ['emergency', 50],
    ['relocation', 40],
    ['outreach', 10],
  ],
  ORGANISATION: [
    ['sustaining', 60],
    ['training', 22],
    ['advocacy', 12],
    ['emergency', 6],
  ],
  COMMUNITY: [
    ['outreach', 45],
    ['sustaining', 25],
    ['advocacy', 20],
    ['emergency', 10],
  ],
}

/** About a fifth of the persons are helped by more than one member; organisations more often. */
function holdersOf(random: Random, kind: SubjectKind): MemberShown[] {
  const holders = [random.weighted(FIRST[kind])]
  const several = random.chance(kind === 'PERSON' ? 0.2 : 0.35)
  const count = several
    ? random.weighted([
        [2, 72],
        [3, 22],
        [4, 6],
      ])
    : 1
  for (let more = 1; more < count; more++) {
    const left = FIRST[kind].filter(([member]) => !holders.includes(member))
    if (left.length > 0) holders.push(random.weighted(left))
  }
  return holders
}

/** What a member is usually asked for by each other. */
const ASKS_FOR: Readonly<Record<MemberShown, readonly ThemeName[]>> = {
  emergency: ['protection', 'money'],
  sustaining: ['money', 'protection'],
  relocation: ['support', 'protection'],
  training: ['support', 'protection'],
  advocacy: ['voice', 'protection'],
  outreach: ['support', 'protection'],
}

const ROW_STATES: readonly (readonly [RowState, number])[] = [
  ['OPEN', 84],
  ['EXPIRED', 9],
  ['CLOSED', 6],
  ['UNDATED', 1],
]

const STATES: readonly (readonly [ConsentState, number])[] = [
  ['VALID', 58],
  ['NONE', 10],
  ['EXPIRED', 9],
  ['WITHDRAWN', 6],
  ['DENIED', 5],
  ['DENIED_FOR_A_TIME', 2],
  ['DENY_LIFTED', 2],
  ['FUTURE', 3],
  ['DO_NOT_ASK_AGAIN', 2],
  ['UNDATED', 1],
  ['WRONG_BASIS', 1],
  ['UNKNOWN_PURPOSE', 1],
]

function shareAndAsk(draft: CaseDraft, kind: 'REFERRED' | 'GRANTED', owner: MemberShown, member: MemberShown): void {
  const { random } = draft
  for (const name of random.some(ASKS_FOR[member], random.chance(0.5) ? 2 : 1)) {
    const theme = themeAt(owner, name)
    if (theme.categories.length === 0) continue
    share(draft, kind, owner, member, name, random.weighted(ROW_STATES))
    consent(draft, owner, [member], theme, random.weighted(STATES))
  }
}

const OVERVIEW: readonly Category[] = ['INVOLVEMENT', 'ORIGIN', 'THREAT']

/** What people say besides: to the secretariat, to all members, about statistics, about going public. */
function usualWords(draft: CaseDraft, owner: MemberShown): void {
  const { random } = draft
  if (random.chance(0.25)) {
    const categories = OVERVIEW.filter(category => category === 'INVOLVEMENT' || CARRIES[owner].includes(category))
    const theme = { purposes: ['CASE_COORDINATION'], categories } as const
    consent(draft, owner, [SECRETARIAT_RECIPIENT], theme, random.weighted(STATES))
  }
  if (random.chance(0.12)) {
    consent(draft, owner, [ANY_MEMBER], { purposes: CASEWORK, categories: ['INVOLVEMENT'] })
  }
  if (random.chance(0.03)) {
    deny(draft, owner, [ANY_MEMBER], { purposes: ['AGGREGATE_REPORTING'], categories: CARRIES[owner] })
  }
  if (random.chance(0.02)) {
    const theme = themeAt(owner, random.pick(THEME_NAMES))
    if (theme.categories.length > 0) deny(draft, owner, [ANY_MEMBER], theme)
  }
  if (owner === 'advocacy' && random.chance(0.7)) {
    consent(
      draft,
      owner,
      ['advocacy'],
      PUBLICATION,
      random.weighted([
        ['VALID', 70],
        ['EXPIRED', 10],
        ['DENIED', 20],
      ]),
    )
  }
}
