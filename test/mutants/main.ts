import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { copyRepository } from '../src/seventh-member/copy-repository.ts'
import { AREAS } from './list/index.ts'
import type { Area, Mutant } from './mutant.ts'
import { type Options, readOptions, USAGE } from './options.ts'
import { runTests, type Verdict } from './run-tests.ts'

const SURVIVED: Verdict = { passed: true }
const stopping = new AbortController()
/** Whether all tests were seen to pass without any mutant. */
let allPass = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (stopping.signal.aborted) return 130
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  return 2
})

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (options === undefined) {
    say(USAGE)
    return 0
  }
  const chosen = AREAS.filter(area => options.areas.includes(area.name)).map(area => ({
    ...area,
    mutants: area.mutants.filter(({ file, removes }) => options.only.some(text => `${file} ${removes}`.includes(text))),
  }))
  const all = chosen.flatMap(area => area.mutants).length
  const survivors: Mutant[] = []
  let done = 0
  using copy = copyRepository()
  for (const area of chosen.filter(one => one.mutants.length > 0)) {
    await mustPass(copy.folder, area.tests)
    for (const mutant of area.mutants) {
      const began = performance.now()
      const verdict = await tryOut(copy.folder, area, mutant, options)
      done += 1
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      say(`${done}/${all} ${mutant.file}: without "${mutant.removes}"\n    ${inWords(verdict)} (${seconds} s)`)
      if (verdict.passed || !verdict.loads) survivors.push(mutant)
    }
  }
  say(`\n${all - survivors.length} of ${all} noticed`)
  for (const { file, removes } of survivors) say(`SURVIVED  ${file}: without "${removes}"`)
  return survivors.length === 0 ? 0 : 1
}

/** A test that fails anyway notices nothing. One after the other, as they are run later. */
async function mustPass(folder: string, tests: readonly string[]): Promise<void> {
  for (const some of tests.length === 0 ? [[]] : tests.map(one => [one])) {
    const verdict = await runTests(folder, some, stopping.signal)
    if (!verdict.passed) throw new Error(`fails without any mutant: ${verdict.test}\n${verdict.message.slice(0, 500)}`)
    say(`${some[0] ?? 'all tests'}: passing`)
  }
}

async function tryOut(
  folder: string,
  area: Area,
  { file, text, replacement }: Mutant,
  { wider }: Options,
): Promise<Verdict> {
  const path = join(folder, file)
  const original = readFileSync(path, 'utf8')
  const at = original.indexOf(text)
  if (at < 0 || original.includes(text, at + 1))
    throw new Error(`${file} has changed: the list of mutants is out of date`)
  const mutate = () => writeFileSync(path, original.slice(0, at) + replacement + original.slice(at + text.length))
  try {
    mutate()
    for (const tests of nearest(folder, file, area)) {
      const verdict = await runTests(folder, [tests], stopping.signal)
      if (!verdict.passed) return verdict
    }
    if (!wider) return SURVIVED
    if (!allPass) {
      writeFileSync(path, original)
      await mustPass(folder, [])
      allPass = true
      mutate()
    }
    return await runTests(folder, [], stopping.signal)
  } finally {
    writeFileSync(path, original)
  }
}

/** The test file beside the mutated one, its folder, and what the area says. */
function nearest(folder: string, file: string, { tests }: Area): readonly string[] {
  const beside = file.replace(/\.ts$/, '.test.ts')
  return [...(existsSync(join(folder, beside)) ? [beside] : []), dirname(file), ...tests]
}

function inWords(verdict: Verdict): string {
  if (verdict.passed) return 'SURVIVED'
  return verdict.loads ? `noticed by ${verdict.test}` : `NOT A PROGRAM: ${verdict.message.slice(0, 300)}`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
