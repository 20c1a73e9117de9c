import { lstatSync, readdirSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The repository in which this package lies. */
const REPOSITORY = new URL('../../../', import.meta.url)

/**
 * Where rules are read, as it is now: where the folder is a link, what it leads to at this moment. So all that is read
 * from one answer is of one version, even if the link is turned meanwhile.
 *
 * @param folder as it was set; the repository itself where it was not
 */
export function rootOf(folder: string | undefined): URL {
  return folder === undefined ? REPOSITORY : pathToFileURL(`${realpathSync(resolve(folder))}/`)
}

/** Every folder in which a change may be one of rules: they are few and small. */
export function rulesFolders(folder: string | undefined): readonly string[] {
  const root = fileURLToPath(rootOf(folder))
  const own = ['', 'schema', 'schema/agreement', 'schema/operations', 'subgraphs']
  const below = ['schema/operations', 'subgraphs'].flatMap(path =>
    foldersIn(resolve(root, path)).flatMap(name => [`${path}/${name}`, `${path}/${name}/policies`]),
  )
  const links = folder !== undefined && lstatSync(resolve(folder)).isSymbolicLink() ? [dirname(resolve(folder))] : []
  return [...[...own, ...below].map(path => resolve(root, path)).filter(isFolder), ...links]
}

function foldersIn(path: string): string[] {
  if (!isFolder(path)) return []
  return readdirSync(path, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
