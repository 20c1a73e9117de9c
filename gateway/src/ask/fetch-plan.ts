import type { Subject } from '@hub/decision'
import { type Conditions, conditionsOf, isInherited } from '@hub/execution'
import type { Mask } from '@hub/vocabulary'
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql'
import type { Snapshot } from '../snapshot.ts'

/** Under these names the key and type of every case travel, whatever the client's aliases are. */
export const KEY = '__hubKey'
export const TYPE = '__hubType'

/**
 * One fetch of a query plan, read once: what is sent instead of it, and how its answer is projected and checked.
 * Depends on the schema alone, never on a caller, and holds no value.
 */
export interface FetchPlan {
  /** The fetch's operation, with the key and type of every case in it. */
  readonly query: string
  /** What is sent, up to the variables: `{"query":"…","variables":`. */
  readonly bodyHead: string
  readonly variableDefinitions: readonly VariableDefinitionNode[]
  /** For a fetch of entities: the selection on `Case`. Null for a fetch of root fields. */
  readonly entity: SelectionPlan | null
  readonly root: SelectionPlan
  /** What a mutation commands: its root fields. Empty for a query. */
  readonly commands: readonly CommandField[]
}

/** A root field of a mutation, as it stands in the fetch. */
export interface CommandField {
  readonly node: FieldNode
  readonly field: GraphQLField<unknown, unknown>
  readonly when: Conditions
}

export interface SelectionPlan {
  /** True where the selection is on a case: its values stand under that case's decision. */
  readonly isCase: boolean
  readonly subject: Subject
  readonly fields: readonly FieldPlan[]
  /** The needs of all fields here and below, as far as the same decision goes: up to the next case. */
  readonly needOfAll: Mask
}

export interface FieldPlan {
  /** Its name in the answer. */
  readonly key: string
  /** Whether every object inherits something of that name. */
  readonly inherited: boolean
  readonly coordinate: string
  readonly when: readonly Conditions[]
  /** A constant: the name of the type around it, for `__typename`. */
  readonly typename: string | null
  /** The field's own categories; 0 for a container; null for an unclassified value, which never passes. */
  readonly own: Mask | null
  /** Its own and those of what it sits in, from the case or the root on. */
  readonly need: Mask
  readonly subject: Subject
  readonly isList: boolean
  readonly selection: SelectionPlan | null
}

export function readFetchPlan(snapshot: Snapshot, operation: string): FetchPlan {
  const document = parse(operation, { noLocation: true })
  const definition = document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  )
  if (!definition) throw new Error('a fetch without an operation')
  const reader = createReader(snapshot, document)
  const entities = definition.selectionSet.selections.find(
    (one): one is FieldNode => one.kind === Kind.FIELD && one.name.value === '_entities',
  )
  const queryType = snapshot.schema.getRootType(definition.operation)
  if (!queryType) throw new Error('a fetch of an unknown root type')
  const root = entities ? EMPTY : reader.readRoot(definition.selectionSet, queryType)
  const isMutation = definition.operation === OperationTypeNode.MUTATION
  const entity = entities?.selectionSet ? reader.readEntities(entities.selectionSet) : null
  const query = print(reader.withKeys(definition))
  return {
    query,
    bodyHead: `{"query":${JSON.stringify(query)},"variables":`,
    variableDefinitions: definition.variableDefinitions ?? [],
    entity,
    root,
    commands: isMutation ? commandsIn(definition.selectionSet, queryType) : [],
  }
}

/** The gateway's planner writes root fields out; whatever else stood there would be a command that nobody signs. */
function commandsIn(set: SelectionSetNode, type: GraphQLObjectType): CommandField[] {
  return set.selections.flatMap(node => {
    if (node.kind !== Kind.FIELD) throw new Error('a command in a fragment')
    const field = type.getFields()[node.name.value]
    const when = conditionsOf(node.directives)
    return field === undefined || when === null ? [] : [{ node, field, when }]
  })
}

const EMPTY: SelectionPlan = { isCase: false, subject: 'consortium', fields: [], needOfAll: 0 }

/** Selections while they are read: a key may be selected at several places. */
interface Reading {
  readonly isCase: boolean
  readonly subject: Subject
  readonly fields: Map<string, ReadingField>
}

type ReadingField = Omit<FieldPlan, 'when' | 'selection'> & {
  readonly when: Conditions[]
  readonly selection: Reading | null
}

function newReading(subject: Subject, isCase: boolean): Reading {
  return { isCase, subject, fields: new Map() }
}

function finish({ isCase, subject, fields }: Reading): SelectionPlan {
  const finished = [...fields.values()].map(field => ({
    ...field,
    selection: field.selection && finish(field.selection),
  }))
  const needOfAll = finished.reduce((all, { need, selection }) => {
    return all | need | (selection === null || selection.isCase ? 0 : selection.needOfAll)
  }, 0)
  return { isCase, subject, fields: finished, needOfAll }
}

interface Place {
  readonly when: Conditions
  readonly need: Mask
  readonly subject: Subject
}

function createReader(snapshot: Snapshot, document: DocumentNode) {
  const fragments = new Map(
    document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map(one => [one.name.value, one]),
  )

  function read(set: SelectionSetNode, type: GraphQLObjectType, place: Place, into: Reading): void {
    for (const selection of set.selections) {
      const conditions = conditionsOf(selection.directives)
      if (conditions === null) continue
      const inner = conditions.length === 0 ? place : { ...place, when: [...place.when, ...conditions] }
      if (selection.kind === Kind.FIELD) readField(selection, type, inner, into)
      else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
        const named = fragment?.typeCondition && snapshot.schema.getType(fragment.typeCondition.name.value)
        if (fragment) read(fragment.selectionSet, isObjectType(named) ? named : type, inner, into)
      }
    }
  }

  function readField(node: FieldNode, type: GraphQLObjectType, place: Place, into: Reading): void {
    const key = node.alias?.value ?? node.name.value
    const field = type.getFields()[node.name.value]
    const coordinate = `${type.name}.${node.name.value}`
    const named = field && getNamedType(field.type)
    const composite = isCompositeType(named)
    const isList = field !== undefined && isListType(getNullableType(field.type))
    const own = snapshot.classes.get(coordinate)?.mask ?? (composite && !isList ? 0 : null)
    const need = place.need | (own ?? 0)
    const toCase = composite && named.name === 'Case'
    let plan = into.fields.get(key)
    if (plan === undefined) {
      plan = {
        key,
        inherited: isInherited(key),
        coordinate,
        when: [],
        typename: node.name.value === '__typename' ? type.name : null,
        own,
        need,
        subject: place.subject,
        isList,
        selection: composite ? newReading(toCase ? 'case' : place.subject, toCase) : null,
      }
      into.fields.set(key, plan)
    }
    plan.when.push(place.when)
    if (!node.selectionSet || !isObjectType(named) || plan.selection === null) return
    const below: Place = { when: place.when, need: toCase ? 0 : need, subject: toCase ? 'case' : place.subject }
    read(node.selectionSet, named, below, plan.selection)
  }

  return {
    readRoot(set: SelectionSetNode, type: GraphQLObjectType): SelectionPlan {
      const reading = newReading('consortium', false)
      read(set, type, { when: [], need: 0, subject: 'consortium' }, reading)
      return finish(reading)
    },

    readEntities(set: SelectionSetNode): SelectionPlan {
      const type = snapshot.schema.getType('Case')
      const reading = newReading('case', true)
      if (isObjectType(type)) read(set, type, { when: [], need: 0, subject: 'case' }, reading)
      return finish(reading)
    },

    /** The operation with key and type in every selection on a case, so that answers and decisions can be matched. */
    withKeys(definition: OperationDefinitionNode): DocumentNode {
      const onCase = (set: SelectionSetNode): SelectionSetNode => ({
        ...set,
        selections: [...CASE_KEYS, ...set.selections],
      })
      const typed = (set: SelectionSetNode, type: GraphQLObjectType | undefined): SelectionSetNode => ({
        ...set,
        selections: set.selections.map(selection => {
          if (selection.kind === Kind.FRAGMENT_SPREAD) return selection
          if (!selection.selectionSet) return selection
          if (selection.kind === Kind.INLINE_FRAGMENT) {
            const named = selection.typeCondition && snapshot.schema.getType(selection.typeCondition.name.value)
            const inner = typed(selection.selectionSet, isObjectType(named) ? named : type)
            const entersCase = isObjectType(named) && named.name === 'Case' && type?.name !== 'Case'
            return { ...selection, selectionSet: entersCase ? onCase(inner) : inner }
          }
          const field = type?.getFields()[selection.name.value]
          const named = field && getNamedType(field.type)
          const inner = typed(selection.selectionSet, isObjectType(named) ? named : undefined)
          return { ...selection, selectionSet: named?.name === 'Case' ? onCase(inner) : inner }
        }),
      })
      const root = snapshot.schema.getRootType(definition.operation) ?? undefined
      const operation = { ...definition, selectionSet: typed(definition.selectionSet, root) }
      const spreads = [...fragments.values()].map(fragment => {
        const named = snapshot.schema.getType(fragment.typeCondition.name.value)
        return { ...fragment, selectionSet: typed(fragment.selectionSet, isObjectType(named) ? named : undefined) }
      })
      return { kind: Kind.DOCUMENT, definitions: [operation, ...spreads] }
    },
  }
}

const CASE_KEYS: readonly FieldNode[] = [
  { kind: Kind.FIELD, alias: { kind: Kind.NAME, value: TYPE }, name: { kind: Kind.NAME, value: '__typename' } },
  { kind: Kind.FIELD, alias: { kind: Kind.NAME, value: KEY }, name: { kind: Kind.NAME, value: 'id' } },
]
