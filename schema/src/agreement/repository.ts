import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isOwner, type Owner } from '@hub/vocabulary'
import { refuse } from './problem.ts'
import type { Source } from './source.ts'

/** The root of this repository, in which `schema/agreement` and `subgraphs/<owner>/policies` lie. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

export const AGREEMENT_FOLDER = 'schema/agreement'
export const TABLE = 'table.json'
export const MATRIX = 'matrix.md'
export const DECIDERS = 'policies.json'
const TERMS = 'terms.json'
const WORDS = 'agreement.cedarschema'

/** One folder of policies, read. */
export interface PolicyFolder {
  /** Relative to the root. */
  readonly folder: string
  readonly policies: readonly Source[]
  /** Null where the folder says nothing about them. */
  readonly terms: Source | null
}

export interface Sources {
  readonly words: Source
  readonly agreement: PolicyFolder & { readonly terms: Source }
  /** Only owners that have policies or terms of their own. */
  readonly owners: readonly (PolicyFolder & { readonly owner: Owner })[]
}

/**
 * Reads every policy under the root.
 *
 * @throws AgreementError where a folder holds a file that nobody reads: a `forbid` in it would be silently ignored
 */
export function readSources(root: string): Sources {
  const problems: string[] = []
  const words = join(AGREEMENT_FOLDER, WORDS)
  if (!existsSync(join(root, words))) problems.push(`${words}: is missing`)
  const agreement = readFolder(root, AGREEMENT_FOLDER, [WORDS], problems)
  const { terms } = agreement
  if (agreement.policies.length === 0) problems.push(`${AGREEMENT_FOLDER}: holds no policies`)
  if (terms === null) problems.push(`${join(AGREEMENT_FOLDER, TERMS)}: is missing`)
  const owners = ownerFolders(root).flatMap(({ name, folder }) => {
    const read = readFolder(root, folder, [], problems)
    if (!isOwner(name)) {
      if (isSaying(read)) problems.push(`${folder}: \`${name}\` is no owner, so its policies bind nobody`)
      return []
    }
    return isSaying(read) ? [{ ...read, owner: name }] : []
  })
  refuse(problems)
  if (terms === null) throw new Error('unreachable')
  return { words: readSource(root, words), agreement: { ...agreement, terms }, owners }
}

function isSaying({ policies, terms }: PolicyFolder): boolean {
  return policies.length > 0 || terms !== null
}

/** Folders in which an owner may keep policies of its own, whether it has some or not. */
export function ownerFolders(root: string): { name: string; folder: string }[] {
  return readdirSync(join(root, 'subgraphs'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => ({ name, folder: join('subgraphs', name, 'policies') }))
    .filter(({ folder }) => existsSync(join(root, folder)))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

function readFolder(root: string, folder: string, also: readonly string[], problems: string[]): PolicyFolder {
  const known = new Set([TABLE, MATRIX, DECIDERS, TERMS, 'README.md', '.DS_Store', ...also])
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).filter(entry => !known.has(entry.name))
  const policies: Source[] = []
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const file = join(folder, entry.name)
    if (entry.isFile() && entry.name.endsWith('.cedar')) policies.push(readSource(root, file))
    else problems.push(`${file}: is no \`.cedar\` file, so nobody would read it`)
  }
  const terms = join(folder, TERMS)
  return { folder, policies, terms: existsSync(join(root, terms)) ? readSource(root, terms) : null }
}

function readSource(root: string, file: string): Source {
  return { file, text: readFileSync(join(root, file), 'utf8') }
}
