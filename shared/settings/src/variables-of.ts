import { OWNERS, type Owner } from '@hub/vocabulary'
import type { Declaration, Process } from './variable.ts'
import { ownerVariables, VARIABLES } from './variables.ts'

/**
 * The names of the variables that one process reads, so that whoever starts it can hand it these and no others:
 * a member that never sees another's database URL cannot leak it. Includes what their defaults refer to.
 *
 * @example variablesOf('owner', 'emergency') // ['HUB_DEMO', …, 'EMERGENCY_PORT', 'EMERGENCY_DATABASE_URL']
 */
export function variablesOf(process: Process, owner?: Owner): string[] {
  const owners = owner === undefined ? OWNERS : [owner]
  const perOwner = owners.flatMap((code): Declaration[] => Object.values(ownerVariables(code)))
  const all: Declaration[] = [...VARIABLES, ...perOwner]
  const read = all.filter(variable => variable.usedBy.includes(process))
  const referred = read.flatMap(variable => referredIn(variable.demoDefault ?? variable.default ?? ''))
  return [...new Set([...read.map(variable => variable.name), ...referred])]
}

function referredIn(byDefault: string): string[] {
  return [...byDefault.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '')
}
