import { parseArgs } from 'node:util'
import { AdmissionError } from './admission/rule.ts'
import { buildArtefacts, driftOf, writeArtefacts } from './artefacts.ts'

/**
 * `pnpm schema`: admits the members' SDL, composes it, and writes supergraph, client API and the members' types.
 * `pnpm schema --check`: writes nothing, and fails where a checked-in file is not what would be written.
 */
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

try {
  const artefacts = await buildArtefacts()
  if (values.check) {
    const drifted = driftOf(artefacts)
    for (const path of drifted) process.stderr.write(`${path} has drifted: run \`pnpm schema\`\n`)
    process.exitCode = drifted.length > 0 ? 1 : 0
  } else {
    const written = writeArtefacts(artefacts)
    process.stdout.write(written.length > 0 ? `wrote ${written.join(', ')}\n` : 'nothing has changed\n')
  }
} catch (error) {
  if (!(error instanceof AdmissionError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
