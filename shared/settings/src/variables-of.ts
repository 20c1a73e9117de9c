import { OWNERS, type Owner, REGISTRY } from '@hub/vocabulary'
import type { Declaration, Process } from './variable.ts'
import { ownerVariables, VARIABLES } from './variables.ts'

/**
 * The names of the variables that one process reads, so that whoever starts it can hand it these and no others:
 * a member that never sees another's database URL cannot leak it. Includes what their defaults refer to.
 *
 * @example variablesOf('owner', 'emergency') // ['HUB_DEMO', …, 'EMERGENCY_PORT', 'EMERGENCY_DATABASE_URL']
 */
export function variablesOf(process: Process, owner?: Owner): string[] {
  const isRegistry = process === 'owner' && owner === REGISTRY.code
  const perOwner = OWNERS.flatMap((code): Declaration[] => {
    const { url, ...own } = ownerVariables(code)
    return owner === undefined || owner === code ? [url, ...Object.values(own)] : [url]
  })
  const all: Declaration[] = [...VARIABLES, ...perOwner]
  const read = all.filter(({ usedBy }) => usedBy.includes(process) || (isRegistry && usedBy.includes('registry')))
  const referred = read.flatMap(variable => referredIn(variable.demoDefault ?? variable.default ?? ''))
  return [...new Set([...read.map(variable => variable.name), ...referred])]
}

function referredIn(byDefault: string): string[] {
  return [...byDefault.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '')
}
