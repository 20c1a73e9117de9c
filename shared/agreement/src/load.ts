import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type DecidersFile, type DecisionTable, readDeciders, readTable } from '@hub/decision'
import { OWNERS, type Owner } from '@hub/vocabulary'
import { widens } from './widens.ts'

/** The sharing agreement as it decides: compiled, checked in, and the same for the life of the process. */
export interface Agreement {
  /** What the consortium agreed on. */
  readonly agreement: DecisionTable
  /** What this owner decides by: the agreement, narrowed where the owner has policies of its own. */
  readonly tableOf: (owner: Owner) => DecisionTable
}

/** The root of the repository in which this package lies. */
const ROOT = new URL('../../../', import.meta.url)

/**
 * Reads `schema/agreement/table.json` and each owner's `subgraphs/<owner>/policies/table.json`, where there is one, and
 * beside each table the policies that decided it. Reads all of them at once, so that nothing starts with half an
 * agreement.
 *
 * @param root URL of the repository's root, with a slash at the end; a copy of it, in tests
 * @throws Error naming the file: a table that is missing or holds unknown words, an owner's policies that are not
 *   compiled, an owner's table that opens what the agreement does not
 */
export function loadAgreement(root: URL = ROOT): Agreement {
  const agreement = readAt(root, 'schema/agreement/')
  const tables = new Map(OWNERS.map(owner => [owner, ownTable(root, owner, agreement)]))
  return {
    agreement,
    tableOf(owner) {
      const table = tables.get(owner)
      if (table === undefined) throw new RangeError('an owner is unknown')
      return table
    },
  }
}

function ownTable(root: URL, owner: Owner, agreement: DecisionTable): DecisionTable {
  const folder = `subgraphs/${owner}/policies/`
  const url = new URL(folder, root)
  if (!existsSync(url)) return agreement
  // Whatever else lies in the folder was put there to narrow something: without a table it would be ignored.
  if (readdirSync(url).every(name => name === 'README.md' || name === '.DS_Store')) return agreement
  const table = readAt(root, folder)
  if (widens(table, agreement))
    throw new Error(`${folder}table.json: opens what the agreement does not: run \`pnpm agreement\``)
  return table
}

/** The table in this folder, with the policies that decided it. */
function readAt(root: URL, folder: string): DecisionTable {
  const table = read(root, `${folder}table.json`, 'a decision table', readTable)
  const deciders = read(root, `${folder}policies.json`, 'what decided the table beside it', (file: DecidersFile) =>
    readDeciders(file, table.digest),
  )
  return { ...table, deciders }
}

function read<File, Content>(root: URL, file: string, what: string, reader: (file: File) => Content): Content {
  try {
    return reader(JSON.parse(readFileSync(new URL(file, root), 'utf8')) as File)
  } catch (cause) {
    throw new Error(`${file}: cannot be read as ${what}: run \`pnpm agreement\``, { cause })
  }
}
