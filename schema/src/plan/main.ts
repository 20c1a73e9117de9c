import { parseArgs } from 'node:util'
import { PlanError } from '@hub/disclosure'
import { driftedPlanFiles, writePlanFiles } from './plan-files.ts'

/**
 * `pnpm plan`: checks the plan of tables, and gives each member its copy. `pnpm plan --check` writes nothing, and fails
 * where a copy is another.
 */
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

try {
  const drifted = values.check ? driftedPlanFiles() : writePlanFiles()
  if (values.check) for (const path of drifted) process.stderr.write(`${path} has drifted: run \`pnpm plan\`\n`)
  else process.stdout.write(drifted.length > 0 ? `wrote ${drifted.join(', ')}\n` : 'nothing has changed\n')
  process.exitCode = values.check && drifted.length > 0 ? 1 : 0
} catch (error) {
  if (!(error instanceof PlanError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
