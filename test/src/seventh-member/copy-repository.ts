import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = realpathSync(fileURLToPath(new URL('../../../', import.meta.url)))

/** What belongs to a machine and not to the product. */
const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', '.git', '.data', 'coverage', 'dist'])

/** A copy of the repository in a temporary folder, gone when it is disposed of. */
export interface RepositoryCopy extends Disposable {
  readonly folder: string
  /** Files that are new since the copy was made, or not what they were; relative, in the order of the alphabet. */
  changed(): string[]
  /** Does for a new package what `pnpm install` does, out of what is installed here: no network is needed. */
  install(workspace: string): void
}

/**
 * Copies the product as it lies here. Packages from outside are links to those installed here; packages of the
 * workspace are links to those of the copy, so that nothing of the original runs.
 */
export function copyRepository(): RepositoryCopy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hrd-hub-copy-')))
  cpSync(ROOT, folder, { recursive: true, filter: source => !LEFT_OUT.has(basename(source)) })
  const before = contentsOf(folder)
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const installed = new Map<string, string>()
  for (const workspace of workspaces()) {
    for (const [name, target] of dependenciesOf(workspace)) {
      const own = isProduct(target) ? join(folder, relative(ROOT, target)) : target
      installed.set(name, own)
      link(own, join(folder, workspace, 'node_modules', name))
    }
  }
  return {
    folder,
    changed: () =>
      [...contentsOf(folder)].filter(([file, content]) => content !== before.get(file)).map(([file]) => file),
    install(workspace) {
      const text = readFileSync(join(folder, workspace, 'package.json'), 'utf8')
      const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> }
      for (const name of Object.keys(dependencies)) {
        const target = installed.get(name)
        if (target === undefined) throw new Error(`${workspace} needs \`${name}\`, which nothing here does`)
        link(target, join(folder, workspace, 'node_modules', name))
      }
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Folders of the packages, relative: with a `package.json`, at most two levels down. */
function workspaces(): string[] {
  const candidates = foldersIn('.').flatMap(folder => [folder, ...foldersIn(folder)])
  return candidates.filter(folder => existsSync(join(ROOT, folder, 'package.json')))
}

function foldersIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !LEFT_OUT.has(entry.name))
    .map(entry => join(folder, entry.name))
}

/** What is installed for a package: name to the folder that it really lies in. */
function dependenciesOf(workspace: string): [name: string, target: string][] {
  const modules = join(ROOT, workspace, 'node_modules')
  if (!existsSync(modules)) return []
  const names = readdirSync(modules).flatMap(name => {
    if (name.startsWith('.')) return []
    return name.startsWith('@') ? readdirSync(join(modules, name)).map(inner => `${name}/${inner}`) : [name]
  })
  return names.map(name => [name, realpathSync(join(modules, name))])
}

function isProduct(target: string): boolean {
  return target.startsWith(ROOT + sep) && !relative(ROOT, target).split(sep).includes('node_modules')
}

function link(target: string, at: string): void {
  mkdirSync(dirname(at), { recursive: true })
  symlinkSync(target, at)
}

/** Digest of every file, by its relative path. */
function contentsOf(folder: string): Map<string, string> {
  return new Map(filesIn(folder).map(file => [relative(folder, file), digestOf(file)]))
}

/** Does not follow links, which lead out of the copy. */
function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(entry => !LEFT_OUT.has(entry.name))
  return entries
    .flatMap(entry => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort()
}

function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
