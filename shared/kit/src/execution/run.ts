import { type GraphQLResolveInfo, getArgumentValues, OperationTypeNode } from 'graphql'
import type { Operation } from './operations.ts'
import type { Complete, FieldPlan, ObjectPlan } from './plan.ts'

/** JSON, at once or later. */
export type Text = string | Promise<string>

/** One execution of an operation. */
export interface Run {
  readonly operation: Operation
  readonly variableValues: Readonly<Record<string, unknown>>
  readonly context: unknown
  /** Whatever was thrown for fields that are null because of it. */
  readonly errors: unknown[]
  readonly infos: Map<FieldPlan, GraphQLResolveInfo>
}

/** What came of an execution: `data` as JSON. */
export interface Executed {
  readonly data: string
  readonly errors: readonly unknown[]
}

/**
 * Executes an operation as the specification of GraphQL says, with the resolvers that the schema has, and gives the JSON
 * of its data. A field that fails is null, or its parent where it must not be.
 */
export async function execute(
  operation: Operation,
  variableValues: Run['variableValues'],
  context: unknown,
): Promise<Executed> {
  const run: Run = { operation, variableValues, context, errors: [], infos: new Map() }
  const plan = operation.planFor(variableValues)
  const isCommand = operation.definition.operation === OperationTypeNode.MUTATION
  try {
    const data = await (isCommand ? completeInTurn(plan, run) : completeObject(plan, undefined, run))
    return { data, errors: run.errors }
  } catch (error) {
    return { data: 'null', errors: [...run.errors, error] }
  }
}

/** The JSON of an object. */
export function completeObject(plan: ObjectPlan, source: unknown, run: Run): Text {
  const parts: Text[] = []
  let waits = false
  for (const field of plan) {
    if (typeof field === 'string') {
      parts.push('')
      continue
    }
    try {
      const part = completeField(field, source, run)
      if (typeof part !== 'string') waits = true
      parts.push(part)
    } catch (error) {
      // Nothing goes on behind the back of whoever is told of the failure.
      if (waits) return Promise.allSettled(parts).then(() => Promise.reject(error))
      throw error
    }
  }
  return waits ? Promise.all(parts).then(settled => objectOf(plan, settled)) : objectOf(plan, parts as string[])
}

/** The same, one field after the other: each command sees what those before it did. */
async function completeInTurn(plan: ObjectPlan, run: Run): Promise<string> {
  const parts: string[] = []
  for (const field of plan) parts.push(typeof field === 'string' ? '' : await completeField(field, undefined, run))
  return objectOf(plan, parts)
}

function objectOf(plan: ObjectPlan, parts: readonly string[]): string {
  let text = '{'
  for (let index = 0; index < plan.length; index++) {
    const field = plan[index]
    if (index > 0) text += ','
    text += typeof field === 'string' ? field : `${field?.opening}${parts[index]}`
  }
  return `${text}}`
}

function completeField(field: FieldPlan, source: unknown, run: Run): Text {
  const failed = (error: unknown) => nullInstead(field.isNonNull, error, run)
  try {
    const { definition, nodes } = field
    const given = definition.args.length > 0 ? getArgumentValues(definition, nodes[0], run.variableValues) : {}
    const value = field.resolve(source, given, run.context, infoOf(field, run))
    const text = isPromise(value) ? value.then(settled => field.complete(settled, run)) : field.complete(value, run)
    return typeof text === 'string' ? text : text.catch(failed)
  } catch (error) {
    return failed(error)
  }
}

/** The JSON of a list. */
export function completeItems(value: unknown, complete: Complete, isNonNull: boolean, run: Run): Text {
  if (!isIterable(value)) throw new Error('a list has no items')
  const failed = (error: unknown) => nullInstead(isNonNull, error, run)
  const texts: Text[] = []
  let waits = false
  for (const item of value) {
    try {
      const text = isPromise(item) ? item.then(settled => complete(settled, run)) : complete(item, run)
      if (typeof text !== 'string') waits = true
      texts.push(typeof text === 'string' ? text : text.catch(failed))
    } catch (error) {
      if (!isNonNull) texts.push(failed(error))
      else if (waits) return Promise.allSettled(texts).then(() => Promise.reject(error))
      else throw error
    }
  }
  return waits ? Promise.all(texts).then(settled => `[${settled.join()}]`) : `[${texts.join()}]`
}

/** @throws where there must be a value */
function nullInstead(isNonNull: boolean, error: unknown, run: Run): string {
  if (isNonNull) throw error
  run.errors.push(error)
  return 'null'
}

function infoOf(field: FieldPlan, { infos, operation, variableValues }: Run): GraphQLResolveInfo {
  const known = infos.get(field)
  if (known !== undefined) return known
  const info: GraphQLResolveInfo = {
    fieldName: field.definition.name,
    fieldNodes: field.nodes,
    returnType: field.definition.type,
    parentType: field.parentType,
    path: field.path,
    schema: operation.schema,
    fragments: operation.fragments,
    rootValue: undefined,
    operation: operation.definition,
    variableValues: variableValues as GraphQLResolveInfo['variableValues'],
  }
  infos.set(field, info)
  return info
}

export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return Array.isArray(value) || (typeof value === 'object' && value !== null && Symbol.iterator in value)
}
