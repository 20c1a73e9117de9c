import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { AgreementError } from './problem.ts'
import { AGREEMENT_FOLDER } from './repository.ts'

/** The policies and the supergraph of one version of the repository, in a folder. */
export interface Version extends Disposable {
  readonly root: string
  /** How people call it. */
  readonly name: string
}

/** What of a repository rules are: nothing else of it is looked at. */
const RULES = /^(schema\/supergraph\.graphql|schema\/agreement\/[^/]+|subgraphs\/[^/]+\/policies\/[^/]+)$/

/**
 * Finds a version: a folder that holds a repository, or else what git calls so.
 *
 * @param repository in which git is asked
 * @throws AgreementError where it is neither
 */
export function findVersion(word: string, repository: string, base: string): Version {
  const folder = resolve(base, word)
  if (existsSync(join(folder, AGREEMENT_FOLDER))) return { root: folder, name: word, [Symbol.dispose]: () => {} }
  const commit = git(repository, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${word}^{commit}`)
  if (commit === null)
    throw new AgreementError([`\`${word}\` is no folder with an agreement, and git does not know it`])
  return checkedOut(commit.trim(), word, repository)
}

/** Writes the rules of a commit into a folder of their own, which is gone when the version is disposed of. */
function checkedOut(commit: string, name: string, repository: string): Version {
  const root = mkdtempSync(join(tmpdir(), 'agreement-'))
  mkdirSync(join(root, 'subgraphs'), { recursive: true })
  const version: Version = { root, name, [Symbol.dispose]: () => rmSync(root, { recursive: true }) }
  try {
    const files = git(repository, 'ls-tree', '-r', '-z', '--full-tree', '--name-only', commit) ?? ''
    for (const file of files.split('\0').filter(path => RULES.test(path))) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), git(repository, 'show', `${commit}:${file}`) ?? '')
    }
    return version
  } catch (error) {
    version[Symbol.dispose]()
    throw error
  }
}

/** Null where git has no answer, or is not there. */
function git(repository: string, ...words: readonly string[]): string | null {
  try {
    return execFileSync('git', words, {
      cwd: repository,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch {
    return null
  }
}
