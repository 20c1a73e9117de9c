import { createHash } from 'node:crypto'
import type { Subject } from '@hub/decision'
import { type Conditions, conditionsOf, type OutputSelection, type Variables } from '@hub/execution'
import type { Mask, Owner, Reason } from '@hub/vocabulary'
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  type InlineFragmentNode,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  type VariableDefinitionNode,
  type VariableNode,
  validate,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { ownerOf, type Snapshot } from '../snapshot.ts'
import {
  type FilterVerdict,
  inputTypeOf,
  isClassifiedInput,
  pruneLiteral,
  pruneVariable,
  type VariableFilter,
} from './prune-filter.ts'
import { fieldOf, type Shape, shapedOutput } from './shape.ts'
import type { StaticReach } from './static-reach.ts'
import { reachesCase, releasableBelow } from './type-facts.ts'

/** What is left of an operation for one stance, and what the answer must say of the rest. */
export interface PrunedOperation {
  readonly document: DocumentNode
  /** Of the pruned document and the schema: the key under which it is planned. */
  readonly hash: string
  /** Of the pruned document, in characters: what keeping this costs, roughly. */
  readonly length: number
  /** Nothing is left to ask anybody. */
  readonly empty: boolean
  /** How the answer is laid out: as it was asked for, with null for what left. */
  readonly output: OutputSelection
  /** Fields that left the operation: outermost only, with the conditions under which they were selected. */
  readonly pruned: readonly PrunedField[]
  /** Owners of which a room or root field is left. */
  readonly owners: readonly SelectedOwner[]
  /**
   * Variables that stand where null cannot. Validation lets one through that has a default; if null is given for it all
   * the same, an owner would fail over it.
   */
  readonly required: readonly string[]
  /** Prunes filters that arrive in variables. Returns the variables to plan with, and what was taken out. */
  pruneVariables(variables: Variables): { variables: Variables; pruned: readonly PrunedField[] }
}

export interface PrunedField {
  readonly field: string
  readonly owner: Owner
  readonly reason: Reason
  readonly when: Conditions
}

export interface SelectedOwner {
  readonly owner: Owner
  readonly when: Conditions
}

/** Where in the operation a selection stands. */
interface Place {
  readonly type: GraphQLNamedType
  readonly shape: Shape
  readonly when: Conditions
  /** Categories of the lists and classified objects around it. */
  readonly need: Mask
  readonly subject: Subject
  /** Inside a room: a container that pruning leaves empty is removed whole. */
  readonly inRoom: boolean
}

/**
 * Takes out of an operation every field that the caller could not see in any relation. Fragments are written out, so
 * that one place has one verdict. The result is validated again.
 */
export function pruneOperation(
  snapshot: Snapshot,
  reach: StaticReach,
  document: DocumentNode,
  operationName: string | undefined,
): PrunedOperation {
  const operation = operationOf(document, operationName)
  const fragments = new Map(document.definitions.filter(isFragment).map(one => [one.name.value, one]))
  const root = rootType(snapshot, operation)
  const pruned: PrunedField[] = []
  const owners: SelectedOwner[] = []
  const filters: VariableFilter[] = []
  /** How many selections have left the operation so far, reported or not. */
  let removed = 0

  function prune(selectionSet: SelectionSetNode, place: Place): SelectionNode[] {
    return selectionSet.selections.flatMap((selection): SelectionNode[] => {
      const own = conditionsOf(selection.directives)
      if (own === null) return []
      const inner = own.length === 0 ? place : { ...place, when: [...place.when, ...own] }
      if (selection.kind === Kind.FIELD) return pruneField(selection, inner)
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      if (fragment === undefined) return []
      const named = fragment.typeCondition && snapshot.schema.getType(fragment.typeCondition.name.value)
      const kept = prune(fragment.selectionSet, named ? { ...inner, type: named } : inner)
      return kept.length === 0 ? [] : [inlined(selection, fragment, kept)]
    })
  }

  function pruneField(node: FieldNode, place: Place): FieldNode[] {
    const key = node.alias?.value ?? node.name.value
    if (node.name.value.startsWith('__')) {
      fieldOf(place.shape, key, place.when, false, node.name.value === '__typename' ? place.type.name : null).left.push(
        'any',
      )
      return [node.selectionSet ? { ...node, selectionSet: writtenOut(node.selectionSet) } : node]
    }
    const field = fieldNamed(place.type, node.name.value)
    const coordinate = `${place.type.name}.${node.name.value}`
    const owner = ownerOf(snapshot, coordinate)
    const named = field && getNamedType(field.type)
    const composite = named !== undefined && isCompositeType(named)
    const shaped = fieldOf(place.shape, key, place.when, composite)
    const subject = place.type.name === 'Case' ? 'case' : place.subject
    const own = field && ownNeed(coordinate, field, composite)
    if (field === undefined || own === undefined) {
      return without({ field: coordinate, owner, reason: 'ROLE_NOT_COVERED', when: place.when })
    }
    const need = place.need | own
    const reason = own === 0 ? null : reach.reason(need, owner, subject)
    if (reason !== null) {
      return without({ field: coordinate, owner, reason, when: place.when })
    }
    const isRoom = place.type.name === 'Case' && composite
    if (!composite || shaped.fields === null || node.selectionSet === undefined) {
      shaped.left.push(field.type)
      return [withFilters(node, field, place.when)]
    }
    const before = removed
    const kept = prune(node.selectionSet, {
      type: named,
      shape: shaped.fields,
      when: place.when,
      need,
      subject,
      inRoom: place.inRoom || isRoom,
    })
    if (own === 0 && (isRoom || place.inRoom) && onlyTypename(kept)) {
      // Asking for nothing but `__typename` would show that there is a room: only what could be released shows it, and
      // what pruning leaves empty is not asked for at all.
      if (removed > before || !releasableBelow(snapshot, named, need, reach.mask(owner, subject))) {
        removed += 1
        return []
      }
    }
    shaped.left.push(field.type)
    if (isRoom || place.type === root) owners.push({ owner, when: place.when })
    return [
      {
        ...withFilters(node, field, place.when),
        selectionSet: { kind: Kind.SELECTION_SET, selections: anchored(node, kept) },
      },
    ]
  }

  /** Introspection as it was asked for, without references to fragments: those do not travel with the operation. */
  function writtenOut(selectionSet: SelectionSetNode): SelectionSetNode {
    const selections = selectionSet.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD)
        return [selection.selectionSet ? { ...selection, selectionSet: writtenOut(selection.selectionSet) } : selection]
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      return fragment ? [inlined(selection, fragment, writtenOut(fragment.selectionSet).selections)] : []
    })
    return { kind: Kind.SELECTION_SET, selections }
  }

  function without(field: PrunedField): [] {
    pruned.push(field)
    removed += 1
    return []
  }

  /** The categories of the field itself: 0 for a container, undefined where an unclassified value must not leave. */
  function ownNeed(coordinate: string, field: GraphQLField<unknown, unknown>, composite: boolean): Mask | undefined {
    const known = snapshot.classes.get(coordinate)
    if (known !== undefined) return known.mask
    return composite && !isListType(getNullableType(field.type)) ? 0 : undefined
  }

  function withFilters(node: FieldNode, field: GraphQLField<unknown, unknown>, when: Conditions): FieldNode {
    // What a command says is no filter.
    if (!node.arguments?.length || operation.operation === OperationTypeNode.MUTATION) return node
    const args = node.arguments.map(argument => {
      const type = inputTypeOf(field.args.find(one => one.name === argument.name.value))
      if (!isClassifiedInput(snapshot, type)) return argument
      const verdict = verdictOn(field)
      if (argument.value.kind === Kind.VARIABLE) {
        filters.push({ variable: argument.value.name.value, type, verdict, usual: defaultOf(argument.value) })
        return argument
      }
      const left = pruneLiteral(snapshot, argument.value, type, verdict)
      pruned.push(...left.pruned.map(one => ({ ...one, when })))
      return { ...argument, value: left.value }
    })
    return { ...node, arguments: args }
  }

  /** The value that a variable has where none is given. */
  function defaultOf({ name }: VariableNode): unknown {
    const definition = operation.variableDefinitions?.find(one => one.variable.name.value === name.value)
    return definition?.defaultValue && valueFromASTUntyped(definition.defaultValue)
  }

  /** A filter on a value is pruned like the value itself. */
  function verdictOn(field: GraphQLField<unknown, unknown>): FilterVerdict {
    const owner = ownerOf(snapshot, `${root.name}.${field.name}`)
    const subject = reachesCase(getNamedType(field.type)) ? 'case' : 'consortium'
    return coordinate => {
      const reason = reach.reason(snapshot.classes.get(coordinate)?.mask ?? 0, owner, subject)
      return reason === null ? null : { field: coordinate, owner, reason }
    }
  }

  const shape: Shape = new Map()
  const selections = prune(operation.selectionSet, {
    type: root,
    shape,
    when: [],
    need: 0,
    subject: 'consortium',
    inRoom: false,
  })
  const isUsed = ({ variable }: VariableDefinitionNode) => uses.has(variable.name.value)
  /** A filter may be a variable's default too, so there it is not sent either. */
  const withoutFilter = (definition: VariableDefinitionNode): VariableDefinitionNode => {
    if (!filters.some(filter => filter.variable === definition.variable.name.value)) return definition
    const { defaultValue: _, ...rest } = definition
    return rest
  }
  const selectionSet: SelectionSetNode = {
    kind: Kind.SELECTION_SET,
    selections: selections.length > 0 ? selections : [TYPENAME],
  }
  const uses = variablesIn(snapshot, root, selectionSet)
  const rewritten: OperationDefinitionNode = {
    ...operation,
    selectionSet,
    variableDefinitions: (operation.variableDefinitions ?? []).filter(isUsed).map(withoutFilter),
  }
  const result: DocumentNode = { kind: Kind.DOCUMENT, definitions: [rewritten] }
  const errors = validate(snapshot.schema, result)
  if (errors.length > 0) throw new Error('a pruned operation is not valid')
  const text = print(result)
  return {
    document: result,
    hash: createHash('sha256').update(snapshot.schemaDigest).update(text).digest('hex'),
    length: text.length,
    empty: selections.length === 0,
    output: shapedOutput(shape, root.name),
    pruned,
    owners,
    required: [...uses].filter(([, required]) => required).map(([name]) => name),
    pruneVariables(variables) {
      if (filters.length === 0) return { variables, pruned: [] }
      const all: PrunedField[] = []
      let left = variables
      for (const filter of filters) {
        const one = pruneVariable(snapshot, filter, left)
        left = one.variables
        all.push(...one.pruned.map(entry => ({ ...entry, when: [] })))
      }
      return { variables: left, pruned: all }
    },
  }
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

/**
 * What is left below a field. The planner moves conditions that all fields of a conditional field share up to the fetch,
 * as if the field itself stood under them: one field without a condition keeps it from that.
 */
function anchored(node: FieldNode, kept: readonly SelectionNode[]): readonly SelectionNode[] {
  if (kept.length === 0) return [TYPENAME]
  const isConditional = (one: SelectionNode) => conditionsOf(one.directives)?.length !== 0
  return isConditional(node) && !kept.some(one => one.kind === Kind.FIELD && !isConditional(one))
    ? [...kept, TYPENAME]
    : kept
}

function operationOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const found = document.definitions.find(
    (one): one is OperationDefinitionNode =>
      one.kind === Kind.OPERATION_DEFINITION && (name === undefined || one.name?.value === name),
  )
  if (!found) throw new Error('the document has no such operation')
  return found
}

function isFragment(definition: { kind: string }): definition is FragmentDefinitionNode {
  return definition.kind === Kind.FRAGMENT_DEFINITION
}

function fieldNamed(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) ? type.getFields()[name] : undefined
}

function onlyTypename(selections: readonly SelectionNode[]): boolean {
  return selections.every(one =>
    one.kind === Kind.FIELD
      ? one.name.value === '__typename'
      : one.kind === Kind.INLINE_FRAGMENT && onlyTypename(one.selectionSet.selections),
  )
}

function rootType(snapshot: Snapshot, operation: OperationDefinitionNode): GraphQLObjectType {
  const type = snapshot.schema.getRootType(operation.operation)
  if (!type) throw new Error('the schema has no such root type')
  return type
}

/** The variables that a selection uses, and whether one of the places takes no null. */
function variablesIn(
  snapshot: Snapshot,
  root: GraphQLObjectType,
  selectionSet: SelectionSetNode,
): ReadonlyMap<string, boolean> {
  const uses = new Map<string, boolean>()
  const types = new TypeInfo(snapshot.schema, root)
  visit(
    selectionSet,
    visitWithTypeInfo(types, {
      Variable({ name }) {
        uses.set(name.value, uses.get(name.value) === true || isNonNullType(types.getInputType()))
      },
    }),
  )
  return uses
}

/** A fragment written out where it stood. */
function inlined(
  { directives }: InlineFragmentNode | FragmentSpreadNode,
  { typeCondition }: InlineFragmentNode | FragmentDefinitionNode,
  selections: readonly SelectionNode[],
): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    ...(typeCondition && { typeCondition }),
    ...(directives && { directives }),
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  }
}
