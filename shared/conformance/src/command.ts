import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { loadAgreement } from '@hub/agreement'
import type { Result } from './check.ts'
import { startAuthorities } from './credentials/authorities.ts'
import { createTarget } from './member/target.ts'
import { HELP, type Options, OptionsError, readOptions } from './options.ts'
import { lineOf, summaryLine, summaryOf } from './report.ts'
import { checkMember } from './run.ts'

/** Runs the command; gives its exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args)
    if (options === null) {
      say(HELP)
      return 0
    }
    return await check(options)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'the kit failed'}\n`)
    if (error instanceof OptionsError) process.stderr.write('`pnpm conformance --help` tells more\n')
    return 2
  }
}

async function check(options: Options): Promise<number> {
  const { owner, url, schema } = options
  const sdl = readFileSync(schema ?? new URL(`../../../subgraphs/${owner}/schema.graphql`, import.meta.url), 'utf8')
  const authorities = await startAuthorities(options)
  try {
    for (const [name, value] of Object.entries(authorities.settings)) say(`${name}=${value}\n`)
    await waitFor(options)
    const results = await report(checkMember({ ...options, sdl }, authorities, loadAgreement().agreement))
    const summary = summaryOf(results)
    say(`${owner} at ${url}: ${summaryLine(summary)}\n`)
    if (options.json !== undefined) {
      writeFileSync(options.json, `${JSON.stringify({ owner, url, summary, checks: results }, null, 2)}\n`)
    }
    return summary.failed > 0 || (options.strict && summary.notProven > 0) ? 1 : 0
  } finally {
    await authorities.close()
  }
}

async function report(checks: AsyncIterable<Result>): Promise<readonly Result[]> {
  const results: Result[] = []
  for await (const result of checks) {
    say(`${lineOf(result)}\n`)
    results.push(result)
  }
  return results
}

const POLL_MS = 250

/** Until the member answers something, whatever it is. */
async function waitFor({ url, waitSeconds }: Options): Promise<void> {
  const target = createTarget(url)
  const deadline = Date.now() + waitSeconds * 1000
  for (;;) {
    const answers = await target.get('/health/live').then(
      () => true,
      () => false,
    )
    if (answers) return
    if (Date.now() >= deadline) throw new Error(`nothing answers at ${target.url}`)
    await setTimeout(POLL_MS)
  }
}

function say(text: string): void {
  process.stdout.write(text)
}
