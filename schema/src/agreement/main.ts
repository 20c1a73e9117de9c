import { parseArgs } from 'node:util'
import type { Progress } from './evaluate.ts'
import { changedCells, driftOf, outputsOf, writeOutputs } from './output.ts'
import { AgreementError } from './problem.ts'
import { ROOT } from './repository.ts'

/**
 * `node schema/src/agreement/main.ts [--check]`: compiles the policies into decision tables. With `--check` it writes
 * nothing and fails where a checked-in table is not what the policies say. `--root <folder>` compiles another copy of
 * the repository. Exits 1 with one line for each problem.
 */
function main(): number {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, root: { type: 'string', default: ROOT } } })
  const started = performance.now()
  const outputs = outputsOf(values.root, progress)
  const drift = driftOf(values.root, outputs)
  for (const output of drift) {
    say(`${values.check ? 'differs' : output.text === null ? 'removed' : 'written'}: ${output.file}`)
    for (const line of changedCells(values.root, output)) say(`  ${line}`)
  }
  if (!values.check) writeOutputs(values.root, drift)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  say(`${drift.length === 0 ? 'nothing changed' : `${drift.length} files`}, ${seconds} s`)
  if (!values.check || drift.length === 0) return 0
  process.stderr.write('the tables are not what the policies say: run `pnpm agreement` and review the cells\n')
  return 1
}

/** Shows how far one compilation is; on a terminal the line is written over. */
function progress(name: string): Progress {
  const count = new Intl.NumberFormat('en')
  if (!process.stdout.isTTY) say(`compiling ${name}`)
  return (done, all) => {
    if (!process.stdout.isTTY) return
    const end = done === all ? '\n' : ''
    process.stdout.write(`\rcompiling ${name}: ${count.format(done)} of ${count.format(all)} questions${end}`)
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  process.exitCode = main()
} catch (error) {
  if (!(error instanceof AgreementError)) throw error
  if (process.stdout.isTTY) say('')
  process.stderr.write(`${error.message}\nthe agreement does not compile; nothing was written\n`)
  process.exitCode = 1
}
