import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from './page.ts'

/** What a build is made of, as one digest: equal digests, equal builds. */
export function digestOf({ folder, sources }: Page): string {
  const hash = createHash('sha256')
  for (const file of [folder, ...sources].flatMap(filesOf)) {
    const content = readFileSync(file)
    // Lengths, so that nothing moves from one file's end to the next one's beginning unseen.
    hash.update(`${file.length} ${file} ${content.length} `).update(content)
  }
  return hash.digest('hex')
}

/** What a build makes, and what is installed, is not what it is made of; nor are tests. */
const NOT_BUILT_FROM = /^(dist|node_modules|\..*)$|\.test\.tsx?$/

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter(name => !NOT_BUILT_FROM.test(name))
    .sort()
    .flatMap(name => filesOf(join(path, name)))
}
