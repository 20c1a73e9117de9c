import { CASEWORK, PURPOSES, type Purpose, RELATIONS, type Relation, ROLES, type Role } from '@hub/vocabulary'

/** The words of the agreement as people say them, in the order of the vocabularies. */

const ROLE: Readonly<Record<Role, string>> = {
  PARTNER_SYSTEM: 'partner systems',
  CASE_WORKER: 'case workers',
  COORDINATOR: 'coordinators',
  DATA_PROTECTION_OFFICER: 'data protection officers',
  EU_LIAISON: 'EU liaison staff',
  AUDITOR: 'auditors',
}

export const RELATION: Readonly<Record<Relation, string>> = {
  HOLDER: 'of the member that holds the data',
  REFERRED: 'of a member to which a case was referred',
  GRANTED: 'of a member to which access to a case was granted',
  CO_HOLDER: 'of a member that holds another part of the same case',
  PARTICIPANT: 'of a member that takes part in a case, at the registry',
  COORDINATING: 'of the secretariat, which coordinates a case',
  EMERGENCY: 'who broke the glass on a case',
  CONSORTIUM: 'of any member or the secretariat, of what hangs on no case',
  NONE: 'without any relation to a case',
}

/** `case workers of a member to which a case was referred` */
export function who(roles: readonly Role[], relations: readonly Relation[]): string {
  const people = roles.length === ROLES.length ? 'all' : listed(roles.map(role => ROLE[role]))
  if (relations.length === RELATIONS.length) return `${people}, in any relation or none,`
  return `${people} ${listed(
    relations.map(relation => RELATION[relation]),
    'or',
  )}`
}

export function forWhat(purposes: readonly Purpose[]): string {
  if (purposes.length === PURPOSES.length) return 'any purpose'
  const isCasework = (purpose: Purpose) => (CASEWORK as readonly Purpose[]).includes(purpose)
  if (!CASEWORK.every(purpose => purposes.includes(purpose))) return listed(purposes)
  return listed(['casework', ...purposes.filter(purpose => !isCasework(purpose))])
}

/** `A, B and C` */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}
