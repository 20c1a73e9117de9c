import { CASEWORK, type Category, type Purpose } from '@hub/vocabulary'
import { CARRIES, type MemberShown } from '../members.ts'

/** What a referral, a grant or a permit is about: it names these purposes and these categories. */
export interface Theme {
  readonly purposes: readonly Purpose[]
  readonly categories: readonly Category[]
}

/** What members usually ask each other and the person for, in one go. */
export const THEMES = {
  protection: {
    purposes: ['EMERGENCY_PROTECTION', 'CASE_COORDINATION'],
    categories: [
      'INVOLVEMENT',
      'IDENTITY',
      'CONTACT',
      'LOCATION',
      'ORIGIN',
      'FAMILY',
      'PROFILE',
      'THREAT',
      'HEALTH',
      'LEGAL',
      'NOTES',
      'THIRD_PARTY',
    ],
  },
  money: {
    purposes: ['GRANT_ASSESSMENT', 'GRANT_PAYMENT', 'DOUBLE_FUNDING_CHECK'],
    categories: ['IDENTITY', 'ORIGIN', 'PROFILE', 'THREAT', 'LEGAL', 'FUNDING', 'BANKING', 'NOTES'],
  },
  support: {
    purposes: ['RELOCATION_PLACEMENT', 'TRAINING', 'OUTREACH'],
    categories: [
      'IDENTITY',
      'CONTACT',
      'LOCATION',
      'ORIGIN',
      'FAMILY',
      'PROFILE',
      'THREAT',
      'HEALTH',
      'DIGITAL_SECURITY',
      'LEGAL',
      'TRAINING',
      'NOTES',
    ],
  },
  voice: {
    purposes: ['ADVOCACY_PRIVATE', 'ADVOCACY_PUBLIC'],
    categories: ['IDENTITY', 'ORIGIN', 'PROFILE', 'THREAT', 'LEGAL', 'ADVOCACY', 'THIRD_PARTY'],
  },
} as const satisfies Record<string, Theme>

export type ThemeName = keyof typeof THEMES

export const THEME_NAMES = Object.keys(THEMES) as ThemeName[]

/** A theme as far as this owner's file carries it; no categories are left where it does not. */
export function themeAt(owner: MemberShown, name: ThemeName): Theme {
  const { purposes, categories }: Theme = THEMES[name]
  return { purposes, categories: categories.filter(category => CARRIES[owner].includes(category)) }
}

/** Purposes for which the registry may be told that a member is involved. */
export function caseworkIn(purposes: readonly Purpose[]): readonly Purpose[] {
  return purposes.filter(purpose => (CASEWORK as readonly string[]).includes(purpose))
}
