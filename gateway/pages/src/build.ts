import { chmod, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { digestOf } from './digest.ts'
import type { Page } from './page.ts'

/** In what was built: the digest of what it was built from. */
const STAMP = '.built-from'

/** Builds a page unless it is up to date; says whether it had to. Whoever reads meanwhile sees the old one or the new. */
export async function build(page: Page): Promise<boolean> {
  const dist = join(page.folder, 'dist')
  const digest = digestOf(page)
  if ((await builtFrom(dist)) === digest) return false
  const made = await mkdtemp(join(page.folder, '.building-'))
  try {
    // Loaded only where something is to be built: the usual start does without.
    const vite = await import('vite')
    const { folder } = page
    await vite.build({ root: folder, logLevel: 'error', build: { outDir: made, emptyOutDir: true } })
    await writeFile(join(made, STAMP), digest)
    // Whoever serves it may be another user than the one who built it.
    await chmod(made, 0o755)
    await rm(dist, { recursive: true, force: true })
    await rename(made, dist)
  } catch (error) {
    await rm(made, { recursive: true, force: true })
    // Somebody else was quicker, with the same.
    if ((await builtFrom(dist)) !== digest) throw error
  }
  return true
}

function builtFrom(dist: string): Promise<string | undefined> {
  return readFile(join(dist, STAMP), 'utf8').catch(() => undefined)
}
