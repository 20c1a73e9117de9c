import { parseArgs } from 'node:util'
import { compareVersions } from './diff.ts'
import { AgreementError } from './problem.ts'
import { ROOT } from './repository.ts'
import { findVersion } from './version.ts'

/**
 * `pnpm agreement:diff [--from <git ref or folder>] [--to <git ref or folder>]`: says in sentences which cells of the
 * tables differ between two versions of the policies; without options, between the last commit and the files as they
 * are. Ends with 0 where no cell differs, with 1 where some do, and with 2 where the versions cannot be compared.
 */
function main(): number {
  const { values } = parseArgs({
    options: { from: { type: 'string', default: 'HEAD' }, to: { type: 'string', default: ROOT } },
  })
  // Where the command was typed; pnpm runs scripts in the root.
  const base = process.env.INIT_CWD ?? process.cwd()
  using from = findVersion(values.from, ROOT, base)
  using to = findVersion(values.to, ROOT, base)
  const { lines, differs } = compareVersions(from.root, to.root)
  process.stdout.write(`${lines.join('\n')}\n`)
  return differs ? 1 : 0
}

try {
  process.exitCode = main()
} catch (error) {
  if (!(error instanceof AgreementError)) throw error
  process.stderr.write(`${error.message}\nthe versions cannot be compared\n`)
  process.exitCode = 2
}
