import type { Release } from '../harness/start-hub.ts'
import type { Line } from '../oracle/index.ts'

/** A release report as a map: what is withheld and why, to the cases it is about. */
type Lines = Record<string, string>

/** The lines that an oracle expects, gathered as reports gather them. */
export function expectedLines(lines: readonly Line[]): Lines {
  const cases = new Map<string, Set<string>>()
  for (const { field, owner, reason, remedy, caseId } of lines) {
    const key = [field, owner, reason, remedy].join(' ')
    const known = cases.get(key) ?? new Set()
    if (caseId !== null) known.add(caseId)
    cases.set(key, known)
  }
  return Object.fromEntries([...cases].map(([key, ids]) => [key, casesAsText([...ids])]))
}

/** The lines of a report. Throws where one stands twice, which would hide the other. */
export function reportedLines(withheld: Release['withheld']): Lines {
  const lines: Lines = {}
  for (const { field, owner, reason, remedy, cases } of withheld) {
    const key = [field, owner, reason, remedy].join(' ')
    if (key in lines) throw new Error(`the report says twice: ${key}`)
    if (cases !== undefined && cases.length === 0) throw new Error(`the report names an empty list of cases: ${key}`)
    lines[key] = casesAsText(cases ?? [])
  }
  return lines
}

function casesAsText(ids: readonly string[]): string {
  return ids.length === 0 ? 'no case named' : [...ids].sort().join(' ')
}
