import type { Order } from '@hub/assertion'
import { hold, type Variables, withDefaults } from '@hub/execution'
import { GraphQLError, getArgumentValues, getVariableValues } from 'graphql'
import type { Snapshot } from '../snapshot.ts'
import type { FetchPlan } from './fetch-plan.ts'

/** Commands of one request: each may be carried to every owner. */
const MOST_COMMANDS = 20

/**
 * What a fetch commands: each root field of its mutation with its arguments as every server of the schema coerces them.
 * These are what the gateway signs, and what owners act on.
 *
 * @throws GraphQLError for too many, and for variables that do not fit
 */
export function ordersIn(plan: FetchPlan, snapshot: Snapshot, variables: Variables): readonly Order[] {
  if (plan.commands.length === 0) return []
  const { coerced, errors } = getVariableValues(snapshot.schema, plan.variableDefinitions, { ...variables })
  if (errors !== undefined) throw badInput('a variable cannot be used')
  const conditions = withDefaults(plan.variableDefinitions, variables)
  const orders = plan.commands
    .filter(({ when }) => hold(when, conditions))
    .map(({ node, field }) => ({ field: field.name, args: getArgumentValues(field, node, coerced) }))
  if (orders.length > MOST_COMMANDS) throw badInput(`a request carries at most ${MOST_COMMANDS} commands`)
  return orders
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}
