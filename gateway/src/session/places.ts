/** Pages of the console that a sign-in may lead to. None names a case or a person. */
export const PLACES = ['', 'cases', 'case', 'inbox', 'places', 'statistics', 'logs', 'agreement'] as const

/** For a second window beside one in which a session has ended: it closes itself. */
const WINDOW = 'window'

/** Not a page of the console. Off in production, where it leads nowhere. */
const EXPLORER = 'explorer'

export type Place = (typeof PLACES)[number] | typeof WINDOW | typeof EXPLORER

const ALL: readonly Place[] = [...PLACES, WINDOW, EXPLORER]

/** A word of ours, and never an address: a sign-in leads nowhere else. */
export function placeOf(word: unknown): Place {
  const name = typeof word === 'string' ? word.replace(/^\//, '') : ''
  return ALL.find(place => place === name) ?? ''
}
