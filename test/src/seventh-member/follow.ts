import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { RepositoryCopy } from './copy-repository.ts'
import { MEMBERS, type MemberRecipe } from './recipe.ts'

/** Does in a copy what the README says: the entry, then the files. */
export function addMember(copy: RepositoryCopy, { entry, files }: MemberRecipe): void {
  const list = join(copy.folder, MEMBERS)
  const text = readFileSync(list, 'utf8')
  const end = '] as const satisfies readonly MemberEntry[]'
  if (text.split(end).length !== 2) throw new Error(`where the list in ${MEMBERS} ends is not clear`)
  writeFileSync(list, text.replace(end, entry + end))
  for (const [file, content] of files) {
    mkdirSync(dirname(join(copy.folder, file)), { recursive: true })
    writeFileSync(join(copy.folder, file), content)
  }
}

/**
 * Runs a script of the copy's `package.json`, as pnpm does: what is installed comes first on the path.
 *
 * @throws Error with what it printed, where it fails
 */
export async function runScript(folder: string, [name = '', ...options]: readonly string[]): Promise<void> {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Scripts
  const command = scripts[name]
  if (command === undefined) throw new Error(`there is no script \`${name}\``)
  const env = { ...process.env, PATH: `${join(folder, 'node_modules', '.bin')}:${process.env.PATH}` }
  try {
    await promisify(execFile)('sh', ['-c', [command, ...options].join(' ')], { cwd: folder, env })
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    throw new Error(`\`pnpm ${[name, ...options].join(' ')}\` failed:\n${stdout}${stderr}`, { cause: error })
  }
}

interface Scripts {
  readonly scripts: Readonly<Record<string, string>>
}
