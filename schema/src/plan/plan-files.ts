import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { definitionOf, type Plan, readPlan } from '@hub/disclosure'
import { MEMBER_CODES } from '@hub/vocabulary'
import { ROOT } from '../paths.ts'

/** The consortium's plan of tables, and what follows from it; paths relative to the repository. */
export const PLAN = 'schema/statistics/plan.json'
export const DEFINITIONS = 'schema/statistics/definitions.json'

/** A member's own copy: what it goes by, whatever the consortium's says. */
export function copyOf(member: string): string {
  return `subgraphs/${member}/statistics.json`
}

/**
 * What the command writes: for people who review a change, the digest of each indicator's definition, and the copies of
 * the members that the plan asks. In the real consortium each member takes over a copy when it has agreed to it.
 *
 * @throws PlanError
 */
export function planFiles(root: URL = ROOT): ReadonlyMap<string, string> {
  const text = readFileSync(new URL(PLAN, root), 'utf8')
  const plan = readPlan(text)
  const asked = MEMBER_CODES.filter(member => plan.indicators.some(one => one.members.includes(member)))
  return new Map([
    [DEFINITIONS, `${JSON.stringify(digestsOf(plan), null, 2)}\n`],
    ...asked.map((member): [string, string] => [copyOf(member), text]),
  ])
}

/** `sha256:…` by indicator. While it stays, tables that were released under it can be asked for further. */
function digestsOf(plan: Plan): Record<string, string> {
  const digest = (text: string) => `sha256:${createHash('sha256').update(text).digest('base64url')}`
  return Object.fromEntries(plan.indicators.map(one => [one.id, digest(definitionOf(plan, one))]))
}

/** Files that are not what the plan makes of them. */
export function driftedPlanFiles(root: URL = ROOT): string[] {
  return [...planFiles(root)].flatMap(([path, text]) => {
    const file = new URL(path, root)
    return existsSync(file) && readFileSync(file, 'utf8') === text ? [] : [path]
  })
}

/** Writes what has drifted, and names it. */
export function writePlanFiles(root: URL = ROOT): string[] {
  const drifted = driftedPlanFiles(root)
  const files = planFiles(root)
  for (const path of drifted) writeFileSync(new URL(path, root), files.get(path) ?? '')
  return drifted
}
