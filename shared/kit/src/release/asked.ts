import type { FieldClass } from '@hub/classification'
import type { Mask } from '@hub/vocabulary'
import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql'
import { CASE } from '../guard/case.ts'
import { leadsToCases } from '../guard/rules.ts'

/** A classified field or input that was asked for. */
export interface AskedField {
  /** `Type.field` or `Input.field`. */
  readonly coordinate: string
  /** Categories of the field and of the lists and classified objects it sits in. */
  readonly need: Mask
}

/** What an operation asks for, as it will be executed: fragments, variables, `@skip` and `@include` applied. */
export interface Asked {
  /** Coordinates, each once, in the order of the alphabet. */
  readonly fields: readonly string[]
  /** What is asked of each case. */
  readonly ofCase: readonly AskedField[]
  /** What is asked outside any case. */
  readonly ofConsortium: readonly AskedField[]
  /** Names of the fields that are selected in a room, by any name they are answered under. */
  readonly ofRoom: readonly string[]
}

type Subject = 'ofCase' | 'ofConsortium'
type Operation = Pick<GraphQLResolveInfo, 'schema' | 'operation' | 'fragments' | 'variableValues'>

/** Reads what an operation asks for. Aliases of one field count once; each selection is looked at once per place. */
export function askedIn(operation: Operation, classes: ReadonlyMap<string, FieldClass>): Asked {
  const { schema, variableValues } = operation
  const asked = { ofCase: new Map<string, AskedField>(), ofConsortium: new Map<string, AskedField>() }

  const ofRoom = new Set<string>()

  const note = (subject: Subject, coordinate: string, need: Mask) => {
    asked[subject].set(`${coordinate} ${need}`, { coordinate, need })
  }

  const visit = (
    type: GraphQLObjectType,
    selections: readonly SelectionSetNode[],
    within: Mask,
    subject: Subject,
    isRoom = false,
  ) => {
    for (const [name, nodes] of collectFields(operation, type, selections)) {
      const field = type.getFields()[name]
      if (field === undefined) continue
      if (isRoom) ofRoom.add(name)
      const own = classes.get(`${type.name}.${name}`)
      const need = within | (own?.mask ?? 0)
      if (own !== undefined) note(subject, `${type.name}.${name}`, need)
      for (const node of nodes) {
        const given = field.args.length > 0 ? getArgumentValues(field, node, variableValues) : {}
        for (const argument of field.args) {
          for (const input of inputsIn(argument.type, given[argument.name], classes)) {
            // A condition on cases is about each of them, wherever it is written.
            if (leadsToCases(getNamedType(field.type))) note('ofCase', input.coordinate, input.need)
            else note(subject, input.coordinate, need | input.need)
          }
        }
      }
      const below = nodes.flatMap(node => node.selectionSet ?? [])
      for (const object of objectTypes(schema, getNamedType(field.type).name)) {
        if (object.name === CASE) visit(object, below, 0, 'ofCase')
        else visit(object, below, need, subject, type.name === CASE)
      }
    }
  }

  const root = schema.getRootType(operation.operation.operation)
  if (root) visit(root, [operation.operation.selectionSet], 0, 'ofConsortium')
  const ofCase = [...asked.ofCase.values()]
  const ofConsortium = [...asked.ofConsortium.values()]
  const fields = [...new Set([...ofCase, ...ofConsortium].map(field => field.coordinate))].sort()
  return { fields, ofCase, ofConsortium, ofRoom: [...ofRoom].sort() }
}

/** Federation's scalar for references to entities: nothing of what an operation asks for depends on one. */
const REPRESENTATION = '_Any'

/**
 * The same, worked out once for each operation whose variables are nothing but references. Other variables may switch
 * fields on and off or stand for inputs, so those operations are read every time.
 */
export function rememberAsked(classes: ReadonlyMap<string, FieldClass>): (operation: Operation) => Asked {
  const known = new WeakMap<OperationDefinitionNode, Asked>()
  return info => {
    const { operation } = info
    const remembered = known.get(operation)
    if (remembered !== undefined) return remembered
    const asked = askedIn(info, classes)
    if ((operation.variableDefinitions ?? []).every(({ type }) => nameOf(type) === REPRESENTATION)) {
      known.set(operation, asked)
    }
    return asked
  }
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type)
}

/** The classified input fields that a value names, whatever it says about them: null is named too. */
export function* inputsIn(
  type: GraphQLInputType,
  value: unknown,
  classes: ReadonlyMap<string, FieldClass>,
  within: Mask = 0,
): Generator<AskedField> {
  if (value === null || value === undefined) return
  if (isNonNullType(type)) yield* inputsIn(type.ofType, value, classes, within)
  else if (isListType(type)) {
    for (const item of Array.isArray(value) ? value : [value]) yield* inputsIn(type.ofType, item, classes, within)
  } else if (isInputObjectType(type)) {
    const fields = type.getFields()
    for (const [name, given] of Object.entries(value)) {
      const field = fields[name]
      if (field === undefined) continue
      const own = classes.get(`${type.name}.${name}`)
      const need = within | (own?.mask ?? 0)
      if (own !== undefined) yield { coordinate: `${type.name}.${name}`, need }
      yield* inputsIn(field.type, given, classes, need)
    }
  }
}

function objectTypes(schema: GraphQLSchema, name: string): readonly GraphQLObjectType[] {
  const type = schema.getType(name)
  if (isObjectType(type)) return [type]
  return isAbstractType(type) ? schema.getPossibleTypes(type) : []
}

/** Fields by name, fragments opened; each fragment once. */
function collectFields(
  { schema, fragments, variableValues }: Operation,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const opened = new Set<FragmentDefinitionNode>()

  const open = (set: SelectionSetNode) => {
    for (const selection of set.selections) {
      if (getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.if === true) continue
      if (getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.if === false) continue
      if (selection.kind === Kind.FIELD) {
        const known = fields.get(selection.name.value)
        if (known) known.push(selection)
        else fields.set(selection.name.value, [selection])
        continue
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value]
      if (fragment === undefined || !applies(fragment.typeCondition?.name.value)) continue
      if (fragment.kind === Kind.FRAGMENT_DEFINITION) {
        if (opened.has(fragment)) continue
        opened.add(fragment)
      }
      open(fragment.selectionSet)
    }
  }

  const applies = (condition: string | undefined) => {
    if (condition === undefined || condition === type.name) return true
    const abstract = schema.getType(condition)
    return isAbstractType(abstract) && schema.isSubType(abstract, type)
  }

  for (const set of selectionSets) open(set)
  return fields
}
