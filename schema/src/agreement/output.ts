import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DecisionTable, readTable } from '@hub/decision'
import { type CompiledTable, compileSources } from './compile.ts'
import { differenceOf } from './difference.ts'
import type { Progress } from './evaluate.ts'
import { renderMatrix } from './matrix.ts'
import { renderDeciders, renderTable } from './render.ts'
import { AGREEMENT_FOLDER, DECIDERS, MATRIX, ownerFolders, readSources, TABLE } from './repository.ts'

/** A generated file: what it must hold, or null where it must not be there. */
export interface Output {
  /** Relative to the root. */
  readonly file: string
  readonly text: string | null
  /** For a table: what it says, to show which cells change. */
  readonly table?: DecisionTable
}

/**
 * Compiles everything under the root, and writes nothing.
 *
 * @param report told the name of what is being compiled, and how far it is
 * @throws AgreementError
 */
export function outputsOf(root: string, report: (name: string) => Progress = () => () => {}): Output[] {
  const { agreement, owners } = compileSources(readSources(root), report)
  const own = owners.flatMap(({ owner, folder, table }) => filesOf(folder, `Who may see what of \`${owner}\``, table))
  const without = ownerFolders(root).filter(({ folder }) => !owners.some(one => one.folder === folder))
  // A table without policies would go on deciding by rules that nobody can read any more.
  const stale = without.flatMap(({ folder }) =>
    [TABLE, MATRIX, DECIDERS].map(name => ({ file: join(folder, name), text: null })),
  )
  return [...filesOf(AGREEMENT_FOLDER, 'Who may see what', agreement.table), ...own, ...stale]
}

function filesOf(folder: string, title: string, table: CompiledTable): Output[] {
  return [
    { file: join(folder, TABLE), text: renderTable(table), table },
    { file: join(folder, MATRIX), text: renderMatrix(title, table) },
    { file: join(folder, DECIDERS), text: renderDeciders(table) },
  ]
}

/** The outputs that are not on disk as they should be. */
export function driftOf(root: string, outputs: readonly Output[]): Output[] {
  return outputs.filter(({ file, text }) => onDisk(root, file) !== text)
}

/** The cells in which a table differs from the one on disk; empty where there is none to compare with. */
export function changedCells(root: string, { file, table }: Output): string[] {
  const before = onDisk(root, file)
  if (before === null || table === undefined) return []
  try {
    return differenceOf(readTable(JSON.parse(before)), table)
  } catch {
    return ['the table on disk cannot be read']
  }
}

export function writeOutputs(root: string, outputs: readonly Output[]): void {
  for (const { file, text } of outputs) {
    if (text === null) rmSync(join(root, file), { force: true })
    else writeFileSync(join(root, file), text)
  }
}

function onDisk(root: string, file: string): string | null {
  const path = join(root, file)
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}
