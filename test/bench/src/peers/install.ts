import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'

const HIVE = '2.15.1'

/** With the version of one dependency that the registry has: the one it asks for was never published. */
const MANIFEST = {
  name: 'hrd-hub-bench-peers',
  private: true,
  dependencies: { '@graphql-hive/gateway': HIVE },
  overrides: { '@graphql-tools/batch-execute': '10.2.0' },
}

const PROGRAM = 'node_modules/@graphql-hive/gateway/dist/bin.js'

/**
 * Hive Gateway's program. It is no part of the workspace: the benchmark alone installs it, once, without running build
 * scripts, into a folder of its own.
 *
 * @param peers folder that stays
 * @throws Error where npm cannot install it
 */
export async function hiveProgram(
  peers: string,
  onProgress: (text: string) => void,
  signal: AbortSignal,
): Promise<string> {
  const folder = join(peers, `hive-gateway-${HIVE}`)
  if (!existsSync(folder)) {
    onProgress(`installs Hive Gateway ${HIVE}, once, into ${folder} (some 500 MB, a minute or more)`)
    await install(folder, signal)
    onProgress('Hive Gateway is installed')
  }
  return join(folder, PROGRAM)
}

/** Into a folder beside it, which then takes its place: what is there is whole. */
async function install(folder: string, signal: AbortSignal): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const made = await mkdtemp(`${folder}-`)
  try {
    await writeFile(join(made, 'package.json'), JSON.stringify(MANIFEST, null, 2))
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel', 'error']
    const npm = spawn('npm', args, { cwd: made, signal, stdio: ['ignore', 'ignore', 'pipe'] })
    const [[code], said] = await Promise.all([once(npm, 'close'), text(npm.stderr)])
    if (code !== 0) throw new Error(lastLine(said))
    await rename(made, folder)
  } catch (error) {
    await rm(made, { recursive: true, force: true })
    signal.throwIfAborted()
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`npm cannot install Hive Gateway: ${why}; \`--without hive\` measures the others`)
  }
}

function lastLine(said: string): string {
  return said.trimEnd().split('\n').at(-1) ?? ''
}
