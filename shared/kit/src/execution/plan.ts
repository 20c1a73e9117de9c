import {
  defaultFieldResolver,
  defaultTypeResolver,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { completeItems, completeObject, isPromise, type Run, type Text } from './run.ts'
import { fieldsOf, type Selecting } from './selections.ts'

/** What is done with the value of a field: its JSON, in the form that was asked for. */
export type Complete = (value: unknown, run: Run) => Text

/** How one selected field of an object is answered. */
export interface FieldPlan {
  /** The response key as it stands before the value. */
  readonly opening: string
  readonly nodes: readonly [FieldNode, ...FieldNode[]]
  readonly definition: GraphQLField<unknown, unknown>
  readonly parentType: GraphQLObjectType
  readonly resolve: GraphQLFieldResolver<unknown, unknown>
  readonly complete: Complete
  readonly isNonNull: boolean
  /** From the root, without places in lists. */
  readonly path: GraphQLResolveInfo['path']
}

/** How the selected fields of an object are answered; in words where the type alone answers. */
export type ObjectPlan = readonly (FieldPlan | string)[]

/** Works out, once, what executing these selections on an object of this type takes. */
export function planOf(
  selecting: Selecting,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  within?: GraphQLResolveInfo['path'],
): ObjectPlan {
  if (type.isTypeOf) throw new Error(`\`${type.name}\` tells its objects by looking at them, which is not supported`)
  const plan: (FieldPlan | string)[] = []
  for (const [key, nodes] of fieldsOf(selecting, type, sets)) {
    const [first, ...others] = nodes
    const opening = `${JSON.stringify(key)}:`
    const definition = first && type.getFields()[first.name.value]
    if (first?.name.value === '__typename') plan.push(`${opening}${JSON.stringify(type.name)}`)
    if (first === undefined || definition === undefined) continue
    const path = { prev: within, key, typename: type.name }
    const below = nodes.flatMap(node => node.selectionSet ?? [])
    plan.push({
      opening,
      nodes: [first, ...others],
      definition,
      parentType: type,
      resolve: definition.resolve ?? defaultFieldResolver,
      complete: completion(selecting, definition.type, below, path),
      isNonNull: isNonNullType(definition.type),
      path,
    })
  }
  return plan
}

function completion(
  selecting: Selecting,
  type: GraphQLOutputType,
  below: readonly SelectionSetNode[],
  path: GraphQLResolveInfo['path'],
): Complete {
  if (isNonNullType(type)) return orFail(completion(selecting, type.ofType, below, path))
  if (isListType(type)) {
    const item = completion(selecting, type.ofType, below, path)
    const isNonNull = isNonNullType(type.ofType)
    return orNull((value, run) => completeItems(value, item, isNonNull, run))
  }
  if (isLeafType(type)) return orNull(leaf(type))
  if (isObjectType(type)) {
    const plan = planOf(selecting, type, below, path)
    return orNull((value, run) => completeObject(plan, value, run))
  }
  if (isAbstractType(type)) return orNull(anyOf(selecting, type, below, path))
  throw new Error('no output type')
}

function orFail(complete: Complete): Complete {
  const check = (text: string) => {
    if (text === 'null') throw new Error('a field that is never null has no value')
    return text
  }
  return (value, run) => {
    const text = complete(value, run)
    return typeof text === 'string' ? check(text) : text.then(check)
  }
}

function orNull(complete: Complete): Complete {
  return (value, run) => {
    if (value === null || value === undefined) return 'null'
    if (value instanceof Error) throw value
    return complete(value, run)
  }
}

function leaf(type: GraphQLLeafType): Complete {
  return value => {
    const serialized: unknown = type.serialize(value)
    if (serialized === null || serialized === undefined) throw new Error('a leaf has no value')
    return JSON.stringify(serialized)
  }
}

function anyOf(
  selecting: Selecting,
  type: GraphQLAbstractType,
  below: readonly SelectionSetNode[],
  path: GraphQLResolveInfo['path'],
): Complete {
  const plans = new Map(
    selecting.schema.getPossibleTypes(type).map(one => [one.name, planOf(selecting, one, below, path)]),
  )
  const resolveType = type.resolveType ?? defaultTypeResolver
  const complete = (name: unknown, value: unknown, run: Run): Text => {
    const plan = typeof name === 'string' ? plans.get(name) : undefined
    if (plan === undefined) throw new Error('an object is of no type that is possible there')
    return completeObject(plan, value, run)
  }
  return (value, run) => {
    // Nothing but the object itself tells: there is no field whose description could.
    const name = resolveType(value, run.context, NO_INFO, type)
    return isPromise(name) ? name.then(known => complete(known, value, run)) : complete(name, value, run)
  }
}

const NO_INFO = {} as GraphQLResolveInfo
