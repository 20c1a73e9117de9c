import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DecisionTable, LONGEST_TERM_AT_ALL_DAYS, readTable, type TableFile } from '@hub/decision'
import { isOwner, OWNERS } from '@hub/vocabulary'
import { compileSources } from './compile.ts'
import { type Change, changesOf, opens } from './difference.ts'
import { canonical } from './digest.ts'
import type { Progress } from './evaluate.ts'
import { listed } from './phrases.ts'
import type { Policy } from './policies.ts'
import { AgreementError } from './problem.ts'
import { AGREEMENT_FOLDER, ownerFolders, readSources, TABLE } from './repository.ts'
import { sentencesOf, termSentence } from './sentences.ts'

/** What differs between two versions of the policies, in lines for people. */
export interface Comparison {
  readonly lines: readonly string[]
  /** Whether any cell of any table differs, or the longest term of one. */
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
  if (isSame(from, to)) {
    return { lines: ['The policies are the same.'], differs: false }
  }
  const after = rulesOf(to, report)
  const { rules: before, note } = formerRulesOf(from, report)
  const agreed = differing(before.agreement, after.agreement)
  const sections = [{ title: 'The agreement', ...agreed }]
  for (const owner of OWNERS.filter(one => before.owners.has(one) || after.owners.has(one))) {
    const [was, is] = [before.owners.get(owner) ?? before.agreement, after.owners.get(owner) ?? after.agreement]
    const own = differing(was, is)
    if (canonical(own) !== canonical(agreed)) {
      sections.push({ title: `The data of \`${owner}\`, which has policies of its own`, ...own })
    }
  }
  const lines = sections.flatMap(({ title, ...one }) => [`${title}: ${countOf(one.changes)}`, ...told(one)])
  return {
    lines: [...note, ...lines, ...policyLines(before.policies, after.policies)],
    differs: sections.some(({ changes, terms: [was, is] }) => changes.length > 0 || was !== is),
  }
}

/** What two tables answer differently. */
interface Differing {
  readonly changes: readonly Change[]
  /** The longest term before and after, in days. */
  readonly terms: readonly [before: number, after: number]
}

function differing(before: DecisionTable, after: DecisionTable): Differing {
  return { changes: changesOf(before, after), terms: [before.longestTermDays, after.longestTermDays] }
}

/** Whether both say the same in the same words; false where the one before cannot be read any more. */
function isSame(from: string, to: string): boolean {
  const after = canonical(readSources(to))
  try {
    return canonical(readSources(from)) === after
  } catch (error) {
    if (error instanceof AgreementError) return false
    throw error
  }
}

function countOf(changes: readonly Change[]): string {
  if (changes.length === 0) return 'no cell differs.'
  const opened = changes.filter(opens).length
  const cells = (count: number, verb: string) => `${count} ${count === 1 ? `cell ${verb}s` : `cells ${verb}`}`
  return `${cells(opened, 'open')}, ${cells(changes.length - opened, 'close')}.`
}

function told({ changes, terms }: Differing): string[] {
  const [cells, term] = [sentencesOf(changes), termSentence(...terms)]
  return [...cells.opens, ...term.opens, ...cells.closes, ...term.closes].map(line => `  ${line}`)
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

/** A former version may speak of words that are gone, or lack what is said today; then the tables that it decided by must do. */
function formerRulesOf(root: string, report: Report): { readonly rules: Rules; readonly note: readonly string[] } {
  try {
    return { rules: rulesOf(root, report), note: [] }
  } catch (error) {
    if (!(error instanceof AgreementError)) throw error
    const note = 'The policies before do not compile as those of today; their checked-in tables are compared.'
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
    const table = JSON.parse(readFileSync(join(root, file), 'utf8')) as TableFile
    // Before there was a term, none limited anything.
    return readTable({ ...table, longestTermDays: table.longestTermDays ?? LONGEST_TERM_AT_ALL_DAYS })
  } catch (error) {
    throw new AgreementError([`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`])
  }
}
