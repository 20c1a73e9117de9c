import type { Caller } from '@hub/assertion'
import type { FieldClass } from '@hub/classification'
import {
  type CaseFacts,
  type Decision,
  type DecisionTable,
  decide,
  NO_FACTS,
  reachableRelations,
  type Standing,
  satisfies,
} from '@hub/decision'
import { EVERY_CATEGORY, type Mask, OPEN, type Owner, RELEASE_LOG } from '@hub/vocabulary'
import { type GraphQLSchema, getNamedType, isObjectType } from 'graphql'
import { CASE } from '../guard/case.ts'
import { needsBelow } from '../guard/rules.ts'

/** How one owner decides: its tables, and what of its schema hangs on a case. The same for the life of the process. */
export interface DecisionRules {
  readonly owner: Owner
  /** Digest of the owner's own table, for the log. */
  readonly tableDigest: string
  decide(caller: Caller, facts: CaseFacts): Decision
  /** Decides on whatever hangs on no case. */
  decideOutside(caller: Caller): Decision
  standingsOutside(caller: Caller): readonly Standing[]
  /** Whether a mask opens any field of a case beyond those that are open to everyone. */
  opensRoom(mask: Mask): boolean
}

/**
 * @param agreement the consortium's table: explains
 * @param own the owner's table: decides
 * @throws Error where a room would show without any relation to its case
 */
export function decisionRules(
  owner: Owner,
  agreement: DecisionTable,
  own: DecisionTable,
  schema: GraphQLSchema,
  classes: ReadonlyMap<string, FieldClass>,
): DecisionRules {
  const needs = needsOfCase(schema, classes)
  const standingsOutside = (caller: Caller) =>
    reachableRelations(caller.member, owner, 'consortium').map(relation => ({ relation, scope: EVERY_CATEGORY }))
  return {
    owner,
    tableDigest: own.digest,
    decide: ({ role, purpose }, facts) => decide(agreement, own, role, purpose, facts),
    decideOutside: caller =>
      decide(agreement, own, caller.role, caller.purpose, { ...NO_FACTS, standings: standingsOutside(caller) }),
    standingsOutside,
    opensRoom: mask => needs.some(need => satisfies(mask, need)),
  }
}

/** Each need that by itself opens something of a case: of its own classified fields, and of those in its rooms. */
function needsOfCase(schema: GraphQLSchema, classes: ReadonlyMap<string, FieldClass>): readonly Mask[] {
  const type = schema.getType(CASE)
  // An owner without cases: the statistics.
  if (type === undefined) return []
  if (!isObjectType(type)) throw new Error(`the schema has no \`${CASE}\``)
  const needs = new Set<Mask>()
  for (const field of Object.values(type.getFields())) {
    const own = classes.get(`${CASE}.${field.name}`)
    if (own !== undefined) {
      // Explanations are no part of the room: nobody needs its rows for them.
      if (own.mask !== OPEN && own.mask !== RELEASE_LOG) needs.add(own.mask)
      continue
    }
    const room = getNamedType(field.type)
    for (const need of isObjectType(room) ? needsBelow(room, classes) : []) {
      if ((need & OPEN) !== 0) throw new Error(`\`${CASE}.${field.name}\` holds an open field, so it would always show`)
      needs.add(need)
    }
  }
  return [...needs]
}
