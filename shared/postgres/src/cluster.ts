import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PostgresError } from './error.ts'
import type { Home } from './home.ts'

/** The superuser of the embedded server. */
export const ADMIN = 'postgres'

/**
 * Makes the cluster if there is none, and returns its folder. It appears whole or not at all: initdb works beside it.
 *
 * @param disposable for tests: need not survive a crash of the machine
 */
export async function ensureCluster(home: Home, password: string, disposable: boolean): Promise<string> {
  const cluster = join(home.folder, 'cluster')
  if (existsSync(join(cluster, 'PG_VERSION'))) return cluster
  const draft = `${cluster}.new`
  const passwordFile = join(home.folder, 'password')
  await rm(draft, { recursive: true, force: true })
  await writeFile(passwordFile, password, { mode: 0o600 })
  try {
    if (home.account) await chown(passwordFile, home.account.uid, home.account.gid)
    await initdb(home, [
      `--pgdata=${draft}`,
      `--username=${ADMIN}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same order of text on every machine, whatever its locales.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
      ...(disposable ? ['--no-sync', '--no-data-checksums'] : []),
    ])
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(draft, cluster)
  return cluster
}

function initdb(home: Home, options: readonly string[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const child = spawn(home.binaries.initdb, options, {
    ...home.account,
    cwd: home.folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', chunk => {
    complaint += chunk
  })
  child.on('error', error => reject(new PostgresError(`cannot run initdb: ${error.message}`)))
  child.on('close', code => {
    if (code === 0) resolve()
    else reject(new PostgresError(`initdb failed: ${firstError(complaint)}`))
  })
  return promise
}

/** The line of PostgreSQL's output that says what is wrong. */
export function firstError(output: string): string {
  const lines = output.split('\n').filter(line => line.trim() !== '')
  const line = lines.find(text => /FATAL|PANIC|error:/.test(text)) ?? lines.at(-1) ?? 'no reason given'
  return line.replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim()
}
