import type { FieldClass } from '@hub/classification'
import { satisfies } from '@hub/decision'
import type { Mask } from '@hub/vocabulary'
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql'
import { CASE } from './case.ts'

/** What the guard asks of a decision before it lets a field resolve. Worked out once, from the schema. */
export interface FieldRule {
  /** Whether a decision with this mask lets the field resolve. */
  readonly opens: (mask: Mask) => boolean
  /** `case`: only objects pass that have a decision of their own. `object`: they take over the parent's. */
  readonly yields: 'leaf' | 'object' | 'case'
  readonly isList: boolean
  /**
   * Whether the decision must open classified inputs too. Not so for root fields that lead to cases: there the owner
   * itself matches only rows whose value the caller may see, row by row.
   */
  readonly hasInputs: boolean
}

type Classes = ReadonlyMap<string, FieldClass>
type Field = Pick<GraphQLField<unknown, unknown>, 'name' | 'type' | 'args'>

/**
 * A classified field needs its own categories: those of what it sits in were needed to get here. A container (a single
 * object without a class) needs any one of those below it, selected or not: it is no value, and its presence must not
 * tell more than they do. A case stands under a decision of its own. Everything else never resolves.
 */
export function ruleFor(type: GraphQLObjectType, field: Field, classes: Classes): FieldRule {
  const named = getNamedType(field.type)
  const own = classes.get(`${type.name}.${field.name}`)
  const isList = isListType(getNullableType(field.type))
  const takesInputs = field.args.some(argument => isInputObjectType(getNamedType(argument.type)))
  const common = { isList, hasInputs: takesInputs && !leadsToCases(named) }
  const isCase = named.name === CASE
  if (own !== undefined) {
    const yields = isLeafType(named) ? 'leaf' : isCase ? 'case' : 'object'
    return { ...common, yields, opens: mask => satisfies(mask, own.mask) }
  }
  if (isCase && !isList) return { ...common, yields: 'case', opens: () => true }
  if (isObjectType(named) && !isList) {
    const needs = needsBelow(named, classes)
    return { ...common, yields: 'object', opens: mask => needs.some(need => satisfies(mask, need)) }
  }
  return { ...common, yields: 'leaf', opens: () => false }
}

/**
 * Each need that by itself makes a container of this type show. Needs of deeper fields include those of the classified
 * field they sit in, so that one stands for all of them. Cases do not count: they have decisions of their own.
 */
export function needsBelow(type: GraphQLObjectType, classes: Classes): readonly Mask[] {
  const needs = new Set<Mask>()
  const seen = new Set<GraphQLObjectType>()
  const visit = (object: GraphQLObjectType) => {
    if (seen.has(object)) return
    seen.add(object)
    for (const field of Object.values(object.getFields())) {
      const own = classes.get(`${object.name}.${field.name}`)
      const named = getNamedType(field.type)
      if (own !== undefined) needs.add(own.mask)
      else if (isObjectType(named) && named.name !== CASE && !isListType(getNullableType(field.type))) visit(named)
    }
  }
  visit(type)
  return [...needs]
}

/** Whether cases hang on values of this type. */
export function leadsToCases(type: GraphQLNamedType, seen = new Set<GraphQLNamedType>()): boolean {
  if (type.name === CASE) return true
  if (!isObjectType(type) || seen.has(type)) return false
  seen.add(type)
  return Object.values(type.getFields()).some(field => leadsToCases(getNamedType(field.type), seen))
}
