import {
  type CaseFacts,
  combineDirectives,
  type Decision,
  type DecisionTable,
  decide,
  NO_FACTS,
  type Standing,
  standingsOf,
} from '@hub/decision'
import {
  bit,
  EVERY_CATEGORY,
  isStaff,
  type MemberCode,
  type Owner,
  REGISTRY,
  type Relation,
  SECRETARIAT,
  STATISTICS,
} from '@hub/vocabulary'
import type { NumberedCase } from '../batch.ts'
import type { DemoAsker } from './askers.ts'

/** What one owner decides about one case for one asker. */
export interface Verdict {
  readonly facts: CaseFacts
  readonly decision: Decision
}

/**
 * What an owner decides, by the rules of the design and the pure decision; null where it holds nothing.
 * For coverage only: whether the hub answers so is for the tests of the hub.
 */
export function verdictOf(
  table: DecisionTable,
  one: NumberedCase,
  owner: Owner,
  asker: DemoAsker,
  now: number,
): Verdict | null {
  if (owner === STATISTICS.code) return null
  const facts = owner === REGISTRY.code ? registryFacts(one, asker, now) : memberFacts(one, owner, asker, now)
  return facts === null ? null : { facts, decision: decide(table, table, asker.role, asker.purpose, facts) }
}

/** Whether the case exists for the asker, by "When a case exists for a caller". */
export function existsFor(one: NumberedCase, asker: DemoAsker, now: number): boolean {
  return registryStandings(one, asker, now).length > 0
}

/** Whether the asker is told reasons of this owner although it sees nothing. */
export function isTold(owner: Owner, asker: DemoAsker, { facts }: Verdict): boolean {
  if (owner === REGISTRY.code || owner === asker.member) return true
  return facts.standings.some(({ relation }) => relation === 'REFERRED' || relation === 'GRANTED')
}

function memberFacts({ draft }: NumberedCase, owner: MemberCode, asker: DemoAsker, now: number): CaseFacts | null {
  const part = [...draft.parts.values()].find(one => one.owner === owner)
  if (part === undefined) return null
  const standings = standingsOf(part.relations, part.heldSince <= now, asker, owner, now)
  return { standings, ...combineDirectives(part.directives, asker.member, asker.purpose, now) }
}

function registryStandings(one: NumberedCase, asker: DemoAsker, now: number): Standing[] {
  const relations = [...one.draft.parts.values()].flatMap(part => relationsAtRegistry(one, part.owner, asker, now))
  return [...new Set(relations)].map(relation => ({ relation, scope: EVERY_CATEGORY }))
}

function relationsAtRegistry(one: NumberedCase, owner: MemberCode, asker: DemoAsker, now: number): Relation[] {
  const facts = memberFacts(one, owner, asker, now)
  if (facts === null) return []
  if (asker.member === SECRETARIAT) {
    const coordinates = asker.role === 'COORDINATOR' && asker.purpose === 'CASE_COORDINATION'
    return coordinates && (facts.permitted & ~facts.denied) !== 0 ? ['COORDINATING'] : []
  }
  if (asker.role === 'DATA_PROTECTION_OFFICER')
    return asker.purpose === 'AUDIT' && owner === asker.member ? ['PARTICIPANT'] : []
  if (!isStaff(asker.role)) return []
  return facts.standings.flatMap(({ relation }): Relation[] => {
    if (relation === 'EMERGENCY') return ['EMERGENCY']
    return relation === 'HOLDER' || relation === 'REFERRED' || relation === 'GRANTED' ? ['PARTICIPANT'] : []
  })
}

/** A deny of any owner hides the status; involvement is shown owner by owner, and one's own always. */
function registryFacts(one: NumberedCase, asker: DemoAsker, now: number): CaseFacts {
  const parts = [...one.draft.parts.values()]
  const said = parts.map(({ owner, directives }) => ({
    own: owner === asker.member,
    ...combineDirectives(directives, asker.member, asker.purpose, now),
  }))
  const [status, involvement] = [bit('CASE_STATUS'), bit('INVOLVEMENT')]
  const shown = said.some(({ own, permitted, denied }) => own || (permitted & ~denied & involvement) !== 0)
  const open = shown ? 0 : involvement
  const union = (bits: (facts: (typeof said)[number]) => number) => said.reduce((mask, facts) => mask | bits(facts), 0)
  return {
    ...NO_FACTS,
    standings: registryStandings(one, asker, now),
    permitted: shown ? involvement : 0,
    denied: union(({ denied }) => denied & (status | open)),
    notUnderstood: union(({ notUnderstood }) => notUnderstood & (status | open)),
    withdrawn: union(({ withdrawn }) => withdrawn & open),
    expired: union(({ expired }) => expired & open),
  }
}
