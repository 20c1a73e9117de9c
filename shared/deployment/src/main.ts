import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { artefacts } from './artefacts.ts'

for (const [path, content] of artefacts()) {
  const url = new URL(`../../../${path}`, import.meta.url)
  mkdirSync(dirname(url.pathname), { recursive: true })
  writeFileSync(url, content)
}
