import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { REASONS } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import { MEMBERS, memberRecipe } from './src/seventh-member/recipe.ts'

/** What README and docs say about the repository, held against it. `docs/settings.md` has a test of its own. */

const ROOT = new URL('../', import.meta.url)
const PAGES = ['README.md', 'docs/architecture.md', 'docs/decisions.md', 'docs/security.md', 'docs/performance.md']

interface Manifest {
  readonly license?: string
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

function read(file: string): string {
  return readFileSync(new URL(file, ROOT), 'utf8')
}

function manifest(folder: string): Manifest {
  return JSON.parse(read(`${folder}package.json`)) as Manifest
}

/** First cells of a table of the README that hold code, to their second cells. */
function tableAfter(heading: string): Map<string, string> {
  const section = read('README.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.matchAll(/^\| `([^`]+)` \| ([^|]*?) \|/gm)
  return new Map([...rows].map(([, first = '', second = '']) => [first, second]))
}

function packages(): string[] {
  const inFolder = (folder: string) => readdirSync(new URL(folder, ROOT)).map(name => `${folder}${name}/`)
  const folders = [
    '',
    'gateway/',
    'gateway/console/',
    'gateway/explorer/',
    'gateway/pages/',
    'schema/',
    'test/',
    ...inFolder('shared/'),
    ...inFolder('subgraphs/'),
  ]
  return folders.filter(folder => existsSync(new URL(`${folder}package.json`, ROOT)))
}

test('the README names every direct dependency with the licence that it declares', () => {
  const licences = new Map<string, string>()
  for (const folder of packages()) {
    const { dependencies, devDependencies } = manifest(folder)
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      if (!name.startsWith('@hub/')) licences.set(name, manifest(`${folder}node_modules/${name}/`).license ?? '')
    }
  }
  expect(Object.fromEntries(tableAfter('Licences'))).toEqual(Object.fromEntries(licences))
})

test('the README names every script', () => {
  expect([...tableAfter('Commands').keys()].sort()).toEqual(Object.keys(manifest('').scripts ?? {}).sort())
})

test('the README explains every reason that an answer can hold', () => {
  // A source that is not available is named under `unavailable` instead.
  const told = REASONS.filter(reason => reason !== 'SOURCE_UNAVAILABLE')
  expect(told.filter(reason => !read('README.md').includes(`\`${reason}\``))).toEqual([])
})

test.each(PAGES)('every file that %s names is there', page => {
  const text = read(page)
  const shown = new Set([...memberRecipe().files.keys(), MEMBERS])
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, path = '']) => new URL(path, new URL(page, ROOT)))
  const paths = [...text.matchAll(/`((?:gateway|shared|schema|subgraphs|test|docs)\/[\w./-]+\.\w+)`/g)]
    .map(([, path = '']) => path)
    .filter(path => !shown.has(path))
    .map(path => new URL(path, ROOT))
  expect(links.length + paths.length).toBeGreaterThan(0)
  expect([...links, ...paths].filter(file => !existsSync(file)).map(file => file.pathname)).toEqual([])
})

describe('docs/security.md', () => {
  const page = read('docs/security.md')
  const TEST = /`([\w./-]+\.test\.ts)`: (“[^”]+”(?:, “[^”]+”)*)/g

  test('names a test for everything that it says nobody can do, or says that nothing proves it', () => {
    const promises = page
      .replaceAll(/\n +/g, ' ')
      .split('**Cannot**')
      .slice(1)
      .flatMap(part => (part.split(/\n(?:#|\*\*)/)[0] ?? '').split('\n- ').slice(1))
    expect(promises.length).toBeGreaterThan(25)
    expect(promises.filter(one => !one.match(TEST) && !one.includes('*Not proven:*'))).toEqual([])
  })

  test('names tests that are there', () => {
    const named = [...page.replaceAll(/\n +/g, ' ').matchAll(TEST)].flatMap(([, file = '', names = '']) =>
      [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => ({ file, name })),
    )
    expect(named.length).toBeGreaterThan(40)
    const isThere = ({ file, name }: { file: string; name: string }) =>
      ["'", '"', '`'].some(quote => read(file).includes(`${quote}${name}${quote}`))
    expect(named.filter(one => !isThere(one))).toEqual([])
  })
})
