import {
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
  visit,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { type ObjectPlan, planOf } from './plan.ts'
import { countSelections } from './selection-count.ts'

/** An operation that may be executed, and how. */
export interface Operation {
  readonly schema: GraphQLSchema
  readonly definition: OperationDefinitionNode
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  /**
   * Worked out once for all values of variables that select the same fields.
   *
   * @throws OperationRefusedError where a condition is null: what has a default may be given so
   */
  planFor(variableValues: Readonly<Record<string, unknown>>): ObjectPlan
}

/** Why an operation is not executed: for its text, or for the values of its variables. */
export class OperationRefusedError extends Error {
  override readonly name = 'OperationRefusedError'
  readonly causes: readonly unknown[]
  readonly code: RefusedAs

  constructor(code: RefusedAs, causes: readonly unknown[]) {
    super('the operation is refused')
    this.code = code
    this.causes = causes
  }
}

type RefusedAs =
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'BAD_USER_INPUT'

/** Far above what the gateway sends for the widest page, far below what takes noticeable time. */
const MOST_TOKENS = 8_000
const MOST_SELECTIONS = 10_000

/**
 * What is remembered of operations, and of plans, in characters of their texts: the gateway sends few different ones, and
 * each again and again. Callers choose what they ask for, so the bound is on memory and not on their number.
 */
const REMEMBERED = { maxSize: 1_000_000, maxEntrySize: 32_768 }

const RULES: readonly ValidationRule[] = [...specifiedRules, NoSchemaIntrospectionCustomRule]

/**
 * Reads operations: parsed, bounded, validated, without introspection. A text that passed is not read again.
 *
 * @returns a function that throws OperationRefusedError
 */
export function readOperations(schema: GraphQLSchema): (text: string, name: string | undefined) => Operation {
  const known = new LRUCache<string, readonly Operation[]>(REMEMBERED)
  const plans: Plans = new LRUCache(REMEMBERED)
  return (text, name) => {
    let operations = known.get(text)
    if (operations === undefined) {
      operations = read(schema, text, plans)
      known.set(text, operations, { size: text.length })
    }
    const named = name === undefined ? operations : operations.filter(one => one.definition.name?.value === name)
    const [operation, ...others] = named
    if (operation === undefined || others.length > 0)
      throw new OperationRefusedError('OPERATION_RESOLUTION_FAILURE', [])
    return operation
  }
}

function read(schema: GraphQLSchema, text: string, plans: Plans): readonly Operation[] {
  let document: ReturnType<typeof parse>
  try {
    document = parse(text, { maxTokens: MOST_TOKENS, noLocation: true })
  } catch (error) {
    throw new OperationRefusedError('GRAPHQL_PARSE_FAILED', [error])
  }
  const tooMany = countSelections(document) > MOST_SELECTIONS
  const errors = tooMany ? [new GraphQLError('too many selections')] : validate(schema, document, RULES)
  if (errors.length > 0) throw new OperationRefusedError('GRAPHQL_VALIDATION_FAILED', errors)
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null)
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments[one.name.value] = one
  const choosing = variablesOfConditions(document)
  return document.definitions
    .filter(one => one.kind === Kind.OPERATION_DEFINITION)
    .map(definition => operationOf(schema, definition, fragments, choosing, { plans, size: text.length }))
}

/** By the number of the operation and the values of its conditions. */
type Plans = LRUCache<string, ObjectPlan>

const CHOICES: ReadonlyMap<unknown, string> = new Map([
  [true, '1'],
  [false, '0'],
])

/** Operations that were read so far: a number names one for good. */
let numbers = 0

function operationOf(
  schema: GraphQLSchema,
  definition: OperationDefinitionNode,
  fragments: Operation['fragments'],
  choosing: readonly string[],
  { plans, size }: { readonly plans: Plans; readonly size: number },
): Operation {
  const root = schema.getRootType(definition.operation)
  if (!root || definition.operation === OperationTypeNode.SUBSCRIPTION) {
    throw new OperationRefusedError('GRAPHQL_VALIDATION_FAILED', [])
  }
  numbers += 1
  const number = numbers
  return {
    schema,
    definition,
    fragments,
    planFor(variableValues) {
      // What is no condition of this operation may have any value here, so only the two that choose are told apart.
      const choice = choosing.map(name => CHOICES.get(variableValues[name]) ?? '-').join('')
      const key = `${number} ${choice}`
      let plan = plans.get(key)
      if (plan === undefined) {
        plan = refusing(() => planOf({ schema, fragments, variableValues }, root, [definition.selectionSet]))
        plans.set(key, plan, { size })
      }
      return plan
    },
  }
}

/** Whatever GraphQL itself has to say against a plan is about the values of variables: the text was validated. */
function refusing(plan: () => ObjectPlan): ObjectPlan {
  try {
    return plan()
  } catch (error) {
    throw error instanceof GraphQLError ? new OperationRefusedError('BAD_USER_INPUT', [error]) : error
  }
}

/** Names of the variables that say whether something is selected. */
function variablesOfConditions(document: ReturnType<typeof parse>): readonly string[] {
  const names = new Set<string>()
  visit(document, {
    Directive({ name, arguments: given }) {
      if (name.value !== 'skip' && name.value !== 'include') return
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names].sort()
}
