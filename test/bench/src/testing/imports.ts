import { existsSync, globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from '../folders.ts'

const TOP = fileURLToPath(ROOT)

/** Files of the repository that match, relative to its root, in the order of the alphabet. */
export function filesLike(...patterns: readonly string[]): string[] {
  const skipped = (name: string) => name === 'node_modules' || name === '.data'
  return globSync([...patterns], { cwd: TOP, exclude: path => path.split('/').some(skipped) }).sort()
}

export function read(file: string): string {
  return readFileSync(join(TOP, file), 'utf8')
}

/** What these files import, and what that imports, as far as it lies in the repository; with the files themselves. */
export function reachedFrom(entries: readonly string[]): string[] {
  const reached = new Set<string>()
  const visit = (file: string): void => {
    if (reached.has(file)) return
    reached.add(file)
    for (const specifier of specifiersIn(read(file))) {
      const found = resolve(specifier, file)
      if (found !== undefined) visit(found)
    }
  }
  for (const entry of entries) visit(entry)
  return [...reached].sort()
}

/** Imports whose target is put together at run time, as they are written. */
export function computedImportsIn(source: string): string[] {
  return [...source.matchAll(/\bimport\(\s*([^'\s].*?)\)/g)].map(match => match[1] ?? '')
}

function specifiersIn(source: string): string[] {
  return [...source.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'([^']+)'/g)].map(match => match[1] ?? '')
}

/** Undefined for what does not lie in the repository. */
function resolve(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('.')) {
    const file = join(dirname(from), specifier)
    // The type check finds imports of what is not there; these are in texts that code writes.
    return file.endsWith('.ts') && existsSync(join(TOP, file)) ? file : undefined
  }
  if (!specifier.startsWith('@hub/')) return undefined
  return relative(TOP, createRequire(join(TOP, from)).resolve(specifier))
}
