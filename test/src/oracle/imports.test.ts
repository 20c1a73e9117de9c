import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const FOLDER = new URL('.', import.meta.url)

/** Every module that a source names, however it is imported. */
const IMPORTED = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g

test('the oracle imports nothing of what it judges', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
    name => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  expect(files.length).toBeGreaterThan(10)
  const foreign = files.flatMap(name => {
    const file = new URL(name, FOLDER)
    const named = [...readFileSync(file, 'utf8').matchAll(IMPORTED)].map(([, module = '']) => module)
    return named.filter(module => !isAllowed(module, file)).map(module => `${name} imports ${module}`)
  })
  expect(foreign).toEqual([])
})

/** The driver of the database, and the oracle's own files. */
function isAllowed(module: string, file: URL): boolean {
  if (module === 'pg') return true
  return module.startsWith('.') && fileURLToPath(new URL(module, file)).startsWith(fileURLToPath(FOLDER))
}
