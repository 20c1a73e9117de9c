import type { Outcome } from '../command.ts'
import { openDatabase } from '../source/database.ts'
import { writeExport } from './write.ts'

const USAGE = `usage: pnpm export-log <database URL> <folder>

Writes the log of one owner, by any login that may read it, into a folder for verify-log: leaves, checkpoints with their
cosignatures, public keys, and what this owner has cosigned of others. No rows, no salts: it names no person and no case.
`

/** `export-log`. */
export async function exportCommand(args: readonly string[]): Promise<Outcome> {
  const [url = '', folder, ...more] = args
  if (url === '--help') return { said: USAGE, code: 0 }
  if (!/^postgres(ql)?:\/\//.test(url) || folder === undefined || more.length > 0) return { said: USAGE, code: 2 }
  try {
    await using database = await openDatabase(url)
    if (database.source.owner === '') return { said: 'export-log: there is no checkpoint yet\n', code: 2 }
    const entries = await writeExport(folder, database.source, database.seen)
    return { said: `the log of ${database.source.owner}: ${entries} entries\n`, code: 0 }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : ''
    return { said: `export-log: the log cannot be read or written${code}\n`, code: 2 }
  }
}
