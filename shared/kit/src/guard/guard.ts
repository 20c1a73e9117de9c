import type { FieldClass } from '@hub/classification'
import { type Decision, satisfies } from '@hub/decision'
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { inputsIn } from '../release/asked.ts'
import type { RequestRelease } from '../release/release.ts'
import { type FieldRule, ruleFor } from './rules.ts'

/** The context as the guard needs it. */
export interface GuardedContext {
  readonly release: RequestRelease
}

type Resolver = GraphQLFieldResolver<unknown, GuardedContext>
type Classes = ReadonlyMap<string, FieldClass>

/** Federation's own entry points and union; its union has no other use here. */
const ENTITIES = '_entities'
const ENTITY = '_Entity'
const ENTITIES_RULE: FieldRule = { opens: () => true, yields: 'case', isList: true, hasInputs: false }

/** What a schema may have beyond questions. */
export interface GuardOptions {
  /** Whether it may have mutations: the registry's alone, which passes commands on. */
  readonly commands?: boolean
}

/**
 * Puts a guard before every field of a schema, those without a resolver of their own included. A field resolves only
 * under a decision that was made for the object it hangs on and that covers it; otherwise it is null and its resolver
 * is not called. Objects that pass carry the decision on to their fields. So code that forgets to ask for a decision
 * releases nothing.
 *
 * Root fields go through {@link RequestRelease.root}: their values are held back until the log row is written.
 *
 * Changes the schema that it is given. Throws on a schema that it cannot guard.
 */
export function guard(schema: GraphQLSchema, classes: Classes, options: GuardOptions = {}): void {
  const query = schema.getQueryType()
  const mutation = schema.getMutationType()
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue
    if (isInterfaceType(type) || (isUnionType(type) && type.name !== ENTITY)) {
      throw new Error(`the guard takes no abstract types, and \`${type.name}\` is one`)
    }
    if (!isObjectType(type)) continue
    if (type === schema.getSubscriptionType() || (type === mutation && !options.commands)) {
      throw new Error(`the guard takes no such operations, and \`${type.name}\` is one`)
    }
    for (const field of Object.values(type.getFields())) {
      if (type === mutation) field.resolve = guardCommand(type, field, classes)
      else field.resolve = type === query ? guardRoot(type, field, classes) : guardField(type, field, classes)
    }
  }
}

function guardField(type: GraphQLObjectType, field: GraphQLField<unknown, GuardedContext>, classes: Classes): Resolver {
  const rule = ruleFor(type, field, classes)
  const resolve: Resolver = field.resolve ?? defaultFieldResolver
  return (parent, args, context, info) => {
    const decision = context.release.decisionOf(parent)
    if (decision === undefined || !rule.opens(decision.mask)) return null
    if (rule.hasInputs && !inputsCovered(decision, args, info, classes)) return rule.isList ? [] : null
    return pass(resolve(parent, args, context, info), rule, decision, context.release)
  }
}

function guardRoot(type: GraphQLObjectType, field: GraphQLField<unknown, GuardedContext>, classes: Classes): Resolver {
  const rule = field.name === ENTITIES ? ENTITIES_RULE : ruleFor(type, field, classes)
  const resolve: Resolver = field.resolve ?? defaultFieldResolver
  return async (parent, args, context, info) => {
    const { release } = context
    const decision = release.consortium
    const value = await release.root(info, () => {
      if (!rule.opens(decision.mask)) return null
      if (rule.hasInputs && !inputsCovered(decision, args, info, classes)) {
        return rule.isList ? [] : null
      }
      return resolve(parent, args, context, info)
    })
    return pass(value, rule, decision, release)
  }
}

/**
 * A command runs once the log row of its request is written: so one that is replayed runs never. What it answers stands
 * under the decision for what hangs on no case; what it says is no filter.
 */
function guardCommand(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, GuardedContext>,
  classes: Classes,
): Resolver {
  const rule = ruleFor(type, field, classes)
  const resolve: Resolver = field.resolve ?? defaultFieldResolver
  return async (parent, args, context, info) => {
    const { release } = context
    await release.beforeCommand(info)
    if (!rule.opens(release.consortium.mask)) return null
    return pass(await resolve(parent, args, context, info), rule, release.consortium, release)
  }
}

/**
 * A filter on a classified value tells about it, so it needs what output needs: where the decision does not open it,
 * no row matches.
 */
function inputsCovered(decision: Decision, args: object, info: GraphQLResolveInfo, classes: Classes): boolean {
  const field = info.parentType.getFields()[info.fieldName]
  const given = new Map(Object.entries(args))
  return (field?.args ?? []).every(argument =>
    [...inputsIn(argument.type, given.get(argument.name), classes)].every(({ need }) => satisfies(decision.mask, need)),
  )
}

/** What of a value passes: objects take over the decision, cases must have one of their own. */
function pass(value: unknown, rule: FieldRule, decision: Decision, release: RequestRelease): unknown {
  if (value === null || value === undefined) return null
  if (isPromise(value)) return value.then(settled => pass(settled, rule, decision, release))
  if (rule.yields === 'leaf') return value
  if (Array.isArray(value)) {
    if (value.some(isPromise)) return Promise.all(value).then(settled => pass(settled, rule, decision, release))
    return value.map(item => pass(item, rule, decision, release))
  }
  if (typeof value !== 'object') return null
  if (rule.yields === 'case') return release.decisionOf(value) === undefined ? null : value
  release.adopt(value, decision)
  return value
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
