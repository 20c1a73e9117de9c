import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { END_TO_END, LEFT_OUT } from './files.ts'

const cwd = fileURLToPath(new URL('../../', import.meta.url))
const found = (patterns: readonly string[]) => globSync([...patterns], { cwd })

test('every test file runs against a deployment, or it is said why it cannot', () => {
  const everyFile = globSync('test/**/*.test.ts', { cwd, exclude: path => path.endsWith('node_modules') }).sort()
  expect(everyFile.length).toBeGreaterThan(50)
  const listed = [...found(END_TO_END), ...LEFT_OUT.flatMap(({ files }) => found(files))].sort()
  expect(listed).toEqual(everyFile)
  expect(LEFT_OUT.filter(({ why }) => why === '')).toEqual([])
})
