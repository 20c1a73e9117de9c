import { writeFileSync } from 'node:fs'
import { settingsTable } from './documentation.ts'

writeFileSync(new URL('../../../docs/settings.md', import.meta.url), settingsTable())
