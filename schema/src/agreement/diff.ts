import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DecisionTable, readTable, type TableFile } from '@hub/decision'
import { isOwner, OWNERS } from '@hub/vocabulary'
import { compileSources } from './compile.ts'
import { type Change, changesOf, opens } from './difference.ts'
import { canonical } from './digest.ts'
import type { Progress } from './evaluate.ts'
import { listed } from './phrases.ts'
import type { Policy } from './policies.ts'
import { AgreementError } from './problem.ts'
import { AGREEMENT_FOLDER, ownerFolders, readSources, TABLE } from './repository.ts'
import { sentencesOf } from './sentences.ts'

/** What differs between two versions of the policies, in lines for people. */
export interface Comparison {
  readonly lines: readonly string[]
  /** Whether any cell of any table differs. */
  readonly differs: boolean
}

/** What one version decides by. */
interface Rules {
  readonly agreement: DecisionTable
  /** By owner; only those that have policies of their own. */
  readonly owners: ReadonlyMap<string, DecisionTable>
  /** By id, with their meaning; null where only the tables could be read. */
  readonly policies: ReadonlyMap<string, string> | null
}

type Report = (name: string) => Progress

/**
 * Compiles the policies of two versions and compares every cell of their tables.
 *
 * @param from root of the version before
 * @param to root of the version after
 * @throws AgreementError where the version after does not compile, or the one before cannot be read at all
 */
export function compareVersions(from: string, to: string, report: Report = () => () => {}): Comparison {
  if (canonical(readSources(from)) === canonical(readSources(to))) {
    return { lines: ['The policies are the same.'], differs: false }
  }
  const after = rulesOf(to, report)
  const { rules: before, note } = formerRulesOf(from, report)
  const agreed = changesOf(before.agreement, after.agreement)
  const sections = [{ title: 'The agreement', changes: agreed }]
  for (const owner of OWNERS.filter(one => before.owners.has(one) || after.owners.has(one))) {
    const [was, is] = [before.owners.get(owner) ?? before.agreement, after.owners.get(owner) ?? after.agreement]
    const changes = changesOf(was, is)
    if (canonical(changes) !== canonical(agreed)) {
      sections.push({ title: `The data of \`${owner}\`, which has policies of its own`, changes })
    }
  }
  const lines = sections.flatMap(({ title, changes }) => [`${title}: ${countOf(changes)}`, ...told(changes)])
  return {
    lines: [...note, ...lines, ...policyLines(before.policies, after.policies)],
    differs: sections.some(({ changes }) => changes.length > 0),
  }
}

function countOf(changes: readonly Change[]): string {
  if (changes.length === 0) return 'no cell differs.'
  const opened = changes.filter(opens).length
  const cells = (count: number, verb: string) => `${count} ${count === 1 ? `cell ${verb}s` : `cells ${verb}`}`
  return `${cells(opened, 'open')}, ${cells(changes.length - opened, 'close')}.`
}

function told(changes: readonly Change[]): string[] {
  const { opens, closes } = sentencesOf(changes)
  return [...opens, ...closes].map(line => `  ${line}`)
}

function policyLines(before: Rules['policies'], after: Rules['policies']): string[] {
  if (before === null || after === null) return []
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort()
  const line = (word: string, some: readonly string[]) =>
    some.length === 0 ? [] : [`Policies ${word}: ${listed(some.map(id => `\`${id}\``))}.`]
  return [
    ...line(
      'added',
      ids.filter(id => !before.has(id)),
    ),
    ...line(
      'changed',
      ids.filter(id => before.has(id) && after.has(id) && before.get(id) !== after.get(id)),
    ),
    ...line(
      'removed',
      ids.filter(id => !after.has(id)),
    ),
  ]
}

function rulesOf(root: string, report: Report): Rules {
  const { agreement, owners } = compileSources(readSources(root), report)
  const policies = [...agreement.policies, ...owners.flatMap(one => one.policies)]
  return {
    agreement: agreement.table,
    owners: new Map(owners.map(({ owner, table }) => [owner, table])),
    policies: new Map(policies.map(policy => [policy.id, meaningOf(policy)])),
  }
}

function meaningOf({ json }: Policy): string {
  return canonical(json)
}

/** A former version may speak of words that are gone, or lack new ones; then the tables that it decided by must do. */
function formerRulesOf(root: string, report: Report): { readonly rules: Rules; readonly note: readonly string[] } {
  try {
    return { rules: rulesOf(root, report), note: [] }
  } catch (error) {
    if (!(error instanceof AgreementError)) throw error
    const note = 'The policies before do not compile with the words of today; their checked-in tables are compared.'
    return { rules: tablesOf(root), note: [note] }
  }
}

function tablesOf(root: string): Rules {
  const owners = ownerFolders(root).flatMap(({ name, folder }): [string, DecisionTable][] =>
    isOwner(name) && existsSync(join(root, folder, TABLE)) ? [[name, tableAt(root, folder)]] : [],
  )
  return { agreement: tableAt(root, AGREEMENT_FOLDER), owners: new Map(owners), policies: null }
}

function tableAt(root: string, folder: string): DecisionTable {
  const file = join(folder, TABLE)
  try {
    return readTable(JSON.parse(readFileSync(join(root, file), 'utf8')) as TableFile)
  } catch (error) {
    throw new AgreementError([`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`])
  }
}
