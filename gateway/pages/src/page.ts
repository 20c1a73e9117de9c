import { fileURLToPath } from 'node:url'

const ROOT = new URL('../../../', import.meta.url)

/** An application for browsers that is built before it is served. */
export interface Page {
  readonly name: string
  readonly folder: string
  /** What it is built from, beside what stands in its folder: files and folders. */
  readonly sources: readonly string[]
}

const path = (relative: string) => fileURLToPath(new URL(relative, ROOT))

/** Everything that can change what is built. The lock file names the version of every package. */
const SOURCES = ['pnpm-lock.yaml', 'shared/vocabulary/src'].map(path)

export const PAGES: readonly Page[] = [
  { name: 'console', folder: path('gateway/console'), sources: SOURCES },
  { name: 'API explorer', folder: path('gateway/explorer'), sources: SOURCES },
]
