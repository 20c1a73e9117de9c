import { type Variables, variableValue } from '@hub/execution'
import { OPEN, type Owner, type Reason } from '@hub/vocabulary'
import {
  type GraphQLArgument,
  type GraphQLInputObjectType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  type ObjectFieldNode,
  type ValueNode,
} from 'graphql'
import type { Snapshot } from '../snapshot.ts'

/** Why this caller may not filter by an input field, or null where it may. */
export type FilterVerdict = (coordinate: string) => PrunedFilter | null

export interface PrunedFilter {
  /** `Input.field` */
  readonly field: string
  readonly owner: Owner
  readonly reason: Reason
}

/** A filter that arrives in a variable is pruned when the variables are known. */
export interface VariableFilter {
  readonly variable: string
  readonly type: GraphQLInputObjectType
  readonly verdict: FilterVerdict
  /** What the filter is where none is given; it does not travel with the operation. */
  readonly usual: unknown
}

/** Whether any field of an input type is classified beyond OPEN, so that filtering by it would tell something. */
export function isClassifiedInput(snapshot: Snapshot, type: unknown): type is GraphQLInputObjectType {
  if (!isInputObjectType(type)) return false
  return Object.keys(type.getFields()).some(name => snapshot.classes.get(`${type.name}.${name}`)?.mask !== OPEN)
}

/**
 * Takes out of a literal filter what the caller may not see. Something taken out makes the filter match no row: an open
 * list of the same input type is set to the empty list, which names nothing.
 */
export function pruneLiteral(
  snapshot: Snapshot,
  value: ValueNode,
  type: GraphQLInputObjectType,
  verdict: FilterVerdict,
): { value: ValueNode; pruned: readonly PrunedFilter[] } {
  if (value.kind !== Kind.OBJECT) return { value, pruned: [] }
  const pruned = new Map<ObjectFieldNode, PrunedFilter>()
  for (const field of value.fields) {
    const against = field.value.kind === Kind.NULL ? null : verdict(`${type.name}.${field.name.value}`)
    if (against !== null) pruned.set(field, against)
  }
  if (pruned.size === 0) return { value, pruned: [] }
  const name = openListOf(snapshot, type)
  const none: ObjectFieldNode = {
    kind: Kind.OBJECT_FIELD,
    name: { kind: Kind.NAME, value: name },
    value: { kind: Kind.LIST, values: [] },
  }
  const kept = value.fields.filter(field => !pruned.has(field) && field.name.value !== name)
  return { value: { ...value, fields: [...kept, none] }, pruned: [...pruned.values()] }
}

/** The same for a filter in a variable. */
export function pruneVariable(
  snapshot: Snapshot,
  { variable, type, verdict, usual }: VariableFilter,
  sent: Variables,
): { variables: Variables; pruned: readonly PrunedFilter[] } {
  const isGiven = usual === undefined || variableValue(sent, variable) !== undefined
  const variables = isGiven ? sent : { ...sent, [variable]: usual }
  const value = variableValue(variables, variable)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { variables, pruned: [] }
  const kept: [string, unknown][] = []
  const pruned: PrunedFilter[] = []
  for (const [name, one] of Object.entries(value)) {
    // What the type does not have is left for validation to refuse.
    const isField = Object.hasOwn(type.getFields(), name)
    const against = one === null || one === undefined || !isField ? null : verdict(`${type.name}.${name}`)
    if (against === null) kept.push([name, one])
    else pruned.push(against)
  }
  if (pruned.length === 0) return { variables, pruned: [] }
  const filter = { ...Object.fromEntries(kept), [openListOf(snapshot, type)]: [] }
  return { variables: { ...variables, [variable]: filter }, pruned }
}

function openListOf(snapshot: Snapshot, type: GraphQLInputObjectType): string {
  for (const [name, field] of Object.entries(type.getFields())) {
    const isList = isListType(getNullableType(field.type))
    if (isList && snapshot.classes.get(`${type.name}.${name}`)?.mask === OPEN) return name
  }
  // Admission refuses such a type; without the list there is no filter that surely matches nothing.
  throw new Error(`\`${type.name}\` has no open list field`)
}

/** The input object type of an argument, if it has one. */
export function inputTypeOf(argument: GraphQLArgument | undefined): unknown {
  return argument && getNamedType(argument.type)
}
