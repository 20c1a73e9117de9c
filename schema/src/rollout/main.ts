import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compareVersions } from '../agreement/diff.ts'
import { AgreementError } from '../agreement/problem.ts'
import { ROOT } from '../agreement/repository.ts'
import { findVersion } from '../agreement/version.ts'
import { compareSchemas } from './compare-schemas.ts'

const SUPERGRAPH = 'schema/supergraph.graphql'

/**
 * `pnpm rollout:diff [--from <git ref or folder>] [--to <git ref or folder>]`: what would change if one version of the
 * rules took the place of another: fields, who answers for them, classifications, and cells of the tables. Without
 * options, between the last commit and the files as they are. Ends with 0 where nothing differs, with 1 where something
 * does, and with 2 where the versions cannot be compared.
 */
function main(): number {
  const { values } = parseArgs({
    options: { from: { type: 'string', default: 'HEAD' }, to: { type: 'string', default: ROOT } },
  })
  // Where the command was typed; pnpm runs scripts in the root.
  const base = process.env.INIT_CWD ?? process.cwd()
  using from = findVersion(values.from, ROOT, base)
  using to = findVersion(values.to, ROOT, base)
  const read = (root: string) => readFileSync(join(root, SUPERGRAPH), 'utf8')
  const schema = compareSchemas(read(from.root), read(to.root))
  const agreement = compareVersions(from.root, to.root)
  const head = schema.differs ? `The schema: ${schema.lines.length} changes` : 'The schema is the same.'
  process.stdout.write(`${[head, ...schema.lines, '', ...agreement.lines].join('\n')}\n`)
  return schema.differs || agreement.differs ? 1 : 0
}

try {
  process.exitCode = main()
} catch (error) {
  const known = error instanceof AgreementError || (error as NodeJS.ErrnoException).code === 'ENOENT'
  if (!known) throw error
  process.stderr.write(`${(error as Error).message}\nthe versions cannot be compared\n`)
  process.exitCode = 2
}
