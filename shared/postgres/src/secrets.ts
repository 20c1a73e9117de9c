import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'

/**
 * Random passwords that are made once and kept in a file only its owner can read. Asking for more adds to it.
 *
 * @example await keptPasswords('.data/passwords.json', ['admin']) // { admin: 'q3…' }, and the same ever after
 */
export async function keptPasswords<Name extends string>(
  file: string,
  names: readonly Name[],
): Promise<Record<Name, string>> {
  const known = await readKnown(file)
  const all = Object.fromEntries(names.map(name => [name, known[name] ?? randomBytes(24).toString('base64url')]))
  if (names.some(name => known[name] === undefined)) {
    const draft = `${file}.new`
    await writeFile(draft, `${JSON.stringify({ ...known, ...all }, undefined, 2)}\n`, { mode: 0o600 })
    await rename(draft, file)
  }
  return all as Record<Name, string>
}

async function readKnown(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, 'utf8').catch(() => '{}')
  return JSON.parse(text) as Record<string, string>
}
