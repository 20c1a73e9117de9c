import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What tests said: nothing, or which of them failed first. */
export type Verdict =
  | { readonly passed: true }
  | { readonly passed: false; readonly test: string; readonly message: string; readonly loads: boolean }

const WITHOUT_DATABASE = ['shared/decision', 'shared/assertion', 'gateway']

function needsDatabase(path: string): boolean {
  return !WITHOUT_DATABASE.some(folder => path === folder || path.startsWith(`${folder}/`))
}

/** Longer than all tests take on a busy machine. */
const TIME_LIMIT_MS = 15 * 60_000

/**
 * Runs some tests of a copy of the repository, up to the first that fails.
 *
 * @param tests folders or files, from its root; none: all
 */
export async function runTests(folder: string, tests: readonly string[], signal: AbortSignal): Promise<Verdict> {
  const report = join(folder, 'mutant-report.json')
  rmSync(report, { force: true })
  const child = spawn(
    process.execPath,
    [
      join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--bail=1',
      '--reporter=json',
      `--outputFile=${report}`,
      '--passWithNoTests',
      // On a busy machine a test that is only slow must not be taken for one that notices.
      '--testTimeout=180000',
      '--hookTimeout=300000',
      ...(tests.length === 0 || tests.some(needsDatabase)
        ? []
        : ['--root=.', '--config=test/mutants/without-database.config.ts']),
      ...tests,
      // The list itself notices every mutant, by its text.
      '--exclude=test/mutants/**',
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  )
  const errors: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
  const stop = () => killGroup(child.pid)
  let late = false
  const timer = setTimeout(() => {
    late = true
    stop()
  }, TIME_LIMIT_MS)
  signal.addEventListener('abort', stop)
  try {
    const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
    signal.throwIfAborted()
    if (code === 0) return { passed: true }
    if (late) return { passed: false, test: 'the time limit', message: '', loads: true }
    return existsSync(report) ? firstFailure(folder, report) : unloaded(Buffer.concat(errors).toString('utf8'))
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages?: readonly string[]
    }[]
  }[]
}

function firstFailure(folder: string, file: string): Verdict {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report
  for (const { name, assertionResults } of testResults) {
    const failed = assertionResults.find(one => one.status === 'failed')
    if (failed === undefined) continue
    const [message = ''] = failed.failureMessages ?? []
    return { passed: false, test: `${name.replace(`${folder}/`, '')}: ${failed.fullName}`, message, loads: true }
  }
  const whole = testResults.find(one => one.message !== '')
  if (whole === undefined) return unloaded('no test failed, and yet the run did')
  // A file whose own preparation fails says so without naming a test.
  const loads = !/SyntaxError|Transform failed|is not exported|Cannot find/.test(whole.message)
  return { passed: false, test: whole.name.replace(`${folder}/`, ''), message: whole.message, loads }
}

function unloaded(message: string): Verdict {
  return { passed: false, test: 'nothing ran', message, loads: false }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGTERM')
  } catch {
    // It ended by itself.
  }
}
