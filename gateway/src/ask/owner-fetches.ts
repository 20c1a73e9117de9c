import { CONSORTIUM_KEY } from '@hub/decision'
import {
  type Data,
  type Fetch,
  type FetchAnswer,
  type Representation,
  type Variables,
  withDefaults,
} from '@hub/execution'
import { isOwner, type Owner, REGISTRY } from '@hub/vocabulary'
import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { type Check, project } from '../check/project.ts'
import type { HubContext } from '../context.ts'
import type { Snapshot } from '../snapshot.ts'
import { type FetchPlan, readFetchPlan, type SelectionPlan } from './fetch-plan.ts'
import { ordersIn } from './orders.ts'
import type { OwnerHealth } from './owner-health.ts'
import type { AskingTerms, OwnerAnswer, Transport } from './transport.ts'

/** What every fetch to an owner needs. */
export interface AskingServices {
  readonly transport: Transport
  readonly health: OwnerHealth
  readonly log: Logger
}

/** A fetch of a plan, read once. */
export interface OwnerFetch {
  readonly owner: Owner
  readonly plan: FetchPlan
}

/** One fetch of a plan becomes at most one request to one owner; its answer is checked before it is merged. */
export function createOwnerFetches(snapshot: Snapshot, services: AskingServices) {
  return {
    prepare({ subgraph, operation }: Fetch): OwnerFetch {
      if (!isOwner(subgraph)) throw new Error('the supergraph names a graph that is no owner')
      return { owner: subgraph, plan: readFetchPlan(snapshot, operation) }
    },
    async send(
      { owner, plan }: OwnerFetch,
      variables: Variables,
      representations: readonly Representation[] | null,
      context: HubContext,
    ): Promise<FetchAnswer> {
      if (plan.entity === null) return { data: await fetchRoot(owner, plan, variables, context, services) }
      const asked = representations ?? []
      return { data: await fetchEntities(owner, plan, plan.entity, variables, asked, context, services) }
    },
  }
}

async function fetchRoot(
  owner: Owner,
  plan: FetchPlan,
  variables: Variables,
  context: HubContext,
  services: AskingServices,
): Promise<Data | null> {
  const sentAt = Date.now()
  const orders = ordersIn(plan, context.snapshot, variables)
  const answer = await ask(owner, plan, variables, context, services, { orders })
  if (answer === null) return null
  const conditions = conditionsFor(plan, variables)
  const note = (key: string, selection: SelectionPlan): void => {
    const decision = answer.decisions.get(key)
    if (decision) context.recorder.withheldBy(owner, key, decision, selection, conditions)
  }
  note(CONSORTIUM_KEY, plan.root)
  return project(answer.data, plan.root, CONSORTIUM_KEY, {
    ...createCheck(owner, answer, context, services.log),
    sawCase(key, selection) {
      note(key, selection)
      // Only the registry says who holds what, and only of cases that it has just answered.
      const owners = owner === REGISTRY.code ? answer.holders.get(key) : undefined
      if (owners) context.recorder.holds(key, owners, sentAt)
    },
  })
}

/**
 * Asks for cases that this owner holds, each once. The others are null without a call: an owner does not learn of
 * interest in cases that it does not hold.
 */
async function fetchEntities(
  owner: Owner,
  plan: FetchPlan,
  selection: SelectionPlan,
  variables: Variables,
  representations: readonly Representation[],
  context: HubContext,
  services: AskingServices,
): Promise<Data> {
  const asked = representations.map(one => (one.__typename === 'Case' ? one.id : undefined))
  const ids = [...new Set(asked)].filter(
    (id): id is string => typeof id === 'string' && context.recorder.isHolder(id, owner),
  )
  const nothing = { _entities: asked.map(() => null) }
  if (ids.length === 0) return nothing
  const sent = ids.map(id => ({ __typename: 'Case', id }))
  const holdersLearntAt = Math.min(...ids.map(id => context.recorder.learntAt(id)))
  const terms = { holdersLearntAt }
  const answer = await ask(owner, plan, { ...variables, representations: sent }, context, services, terms)
  if (answer === null) return nothing
  const entities = (answer.data as { _entities?: unknown })._entities
  if (!Array.isArray(entities) || entities.length !== ids.length) {
    services.log.error({ owner, requestId: context.asking.requestId, alarm: true }, 'an answer of the wrong length')
    fail(owner, context, services)
    return nothing
  }
  const check = createCheck(owner, answer, context, services.log)
  const conditions = conditionsFor(plan, variables)
  const byId = new Map<string, unknown>()
  ids.forEach((id, index) => {
    const entity = project(entities[index], selection, CONSORTIUM_KEY, { ...check, expected: id })
    byId.set(id, entity)
    const decision = answer.decisions.get(id)
    if (decision) context.recorder.withheldBy(owner, id, decision, selection, conditions)
  })
  return { _entities: asked.map(id => (typeof id === 'string' ? (byId.get(id) ?? null) : null)) }
}

async function ask(
  owner: Owner,
  plan: FetchPlan,
  variables: Variables,
  context: HubContext,
  services: AskingServices,
  terms: AskingTerms,
): Promise<OwnerAnswer | null> {
  if (services.health.isDown(owner)) {
    context.recorder.failed(owner)
    context.watch.fetch(owner).end('DOWN')
    return null
  }
  const answer = await services.transport.ask(owner, `${plan.bodyHead}${JSON.stringify(variables)}}`, context, terms)
  if (answer === 'replayed') {
    context.recorder.replayed(owner)
    return null
  }
  if (answer === 'unsettled') {
    // It is up, and was asked only because it holds the case: naming it would tell so. Its own staff knows.
    if (owner === context.asking.member) context.recorder.failed(owner)
    return null
  }
  if (answer === null) fail(owner, context, services)
  else if (answer.argumentError !== null && plan.entity !== null) {
    // Nothing in such a fetch is the caller's own.
    fail(owner, context, services)
    return null
  } else if (answer.argumentError !== null) {
    const { code = 'BAD_USER_INPUT', words = {} } = answer.fault ?? {}
    throw new GraphQLError(answer.argumentError, { extensions: { code, ...words } })
  }
  return answer
}

function fail(owner: Owner, context: HubContext, services: AskingServices): void {
  context.recorder.failed(owner)
  services.health.failed(owner)
}

function createCheck(owner: Owner, answer: OwnerAnswer, context: HubContext, log: Logger): Check {
  const ofCase = context.reach.mask(owner, 'case')
  const ofConsortium = context.reach.mask(owner, 'consortium')
  return {
    reach: subject => (subject === 'case' ? ofCase : ofConsortium),
    decisionFor: key => answer.decisions.get(key),
    sawCase: () => {},
    unverified(field, key) {
      log.error({ owner, field, requestId: context.asking.requestId, alarm: true }, 'a value no decision covers')
      context.recorder.unverified(owner, field, key)
    },
  }
}

function conditionsFor(plan: FetchPlan, variables: Variables): Variables {
  return withDefaults(plan.variableDefinitions, variables)
}
