import { type DirectiveNode, Kind, type VariableDefinitionNode } from 'graphql'

/** Under which values of Boolean variables a selection counts: all of them must hold. Empty: always. */
export type Conditions = readonly Condition[]

interface Condition {
  readonly variable: string
  readonly equals: boolean
}

export type Variables = Readonly<Record<string, unknown>>

/** The conditions that `@include` and `@skip` state; null where a literal rules the selection out for good. */
export function conditionsOf(directives: readonly DirectiveNode[] | undefined): Conditions | null {
  const conditions: Condition[] = []
  for (const directive of directives ?? []) {
    const equals = directive.name.value === 'include'
    if (!equals && directive.name.value !== 'skip') continue
    const value = directive.arguments?.find(argument => argument.name.value === 'if')?.value
    if (value?.kind === Kind.VARIABLE) conditions.push({ variable: value.name.value, equals })
    else if (value?.kind === Kind.BOOLEAN && value.value === equals) continue
    else return null
  }
  return conditions
}

/** Whether the conditions hold for these variables (defaults filled in). */
export function hold(conditions: Conditions, variables: Variables): boolean {
  return conditions.every(({ variable, equals }) => variableValue(variables, variable) === equals)
}

/** What was given for a variable; `constructor` is a name like any other. */
export function variableValue(variables: Variables | undefined, name: string): unknown {
  return variables !== undefined && Object.hasOwn(variables, name) ? variables[name] : undefined
}

/** The Boolean variables that conditions can look at, with the operation's defaults filled in. */
export function withDefaults(
  definitions: readonly VariableDefinitionNode[] | undefined,
  variables: Variables | undefined,
): Variables {
  let filled: Record<string, unknown> | undefined
  for (const definition of definitions ?? []) {
    const name = definition.variable.name.value
    if (definition.defaultValue?.kind !== Kind.BOOLEAN || variableValue(variables, name) !== undefined) continue
    filled ??= { ...variables }
    filled[name] = definition.defaultValue.value
  }
  return filled ?? variables ?? {}
}
