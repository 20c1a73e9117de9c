import { parseArgs } from 'node:util'
import { migrationSettings } from '@hub/settings'
import { OWNERS, type Owner } from '@hub/vocabulary'
import { loadDemonstration } from './index.ts'

/** Loads the demonstration into migrated databases: `node shared/demonstration/src/main.ts --cases 5000 --seed other`. */
const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string' } } })

try {
  const showcase = await loadDemonstration({
    ...(values.cases !== undefined && { cases: Number(values.cases) }),
    ...(values.seed !== undefined && { seed: values.seed }),
    migrateUrls: Object.fromEntries(
      OWNERS.map(owner => [owner, migrationSettings(owner, process.env).databaseUrl]),
    ) as Record<Owner, string>,
    onProgress: (done, total) => process.stdout.write(`${done} of ${total} cases\n`),
  })
  process.stdout.write(`look at ${showcase.reference}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
