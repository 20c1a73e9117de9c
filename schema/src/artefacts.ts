import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { generateTypes } from './codegen/generate.ts'
import { compose } from './composition/compose.ts'
import { generateOperations, generateRooms } from './console/generate.ts'
import { roomShapes } from './console/room-shapes.ts'
import { writtenOperations } from './console/written-operations.ts'
import { PATHS, ROOT, readConsoleOperations, readSubmissions } from './paths.ts'

/** Everything that the command writes: path relative to the repository, to content. */
export type Artefacts = ReadonlyMap<string, string>

/** Admits, composes and generates; writes nothing. @throws AdmissionError */
export async function buildArtefacts(root: URL = ROOT): Promise<Artefacts> {
  const submissions = readSubmissions(root)
  const composition = compose(submissions)
  const { supergraph, api } = composition
  const artefacts = new Map([
    [PATHS.supergraph as string, supergraph],
    [PATHS.api, api],
  ])
  for (const submission of submissions) {
    artefacts.set(PATHS.types(submission.owner), await generateTypes(submission))
  }
  const rooms = roomShapes(composition)
  const written = writtenOperations(rooms)
  for (const [file, text] of written) artefacts.set(PATHS.consoleOperations + file, text)
  const operations = new Map([...readConsoleOperations(root), ...written])
  artefacts.set(PATHS.consoleTypes, await generateOperations(api, operations))
  artefacts.set(PATHS.consoleRooms, generateRooms(rooms))
  return artefacts
}

/** The files whose content is not what the members' SDL makes of them now. */
export function driftOf(artefacts: Artefacts, root: URL = ROOT): string[] {
  return [...artefacts].filter(([path, content]) => current(new URL(path, root)) !== content).map(([path]) => path)
}

/** Writes what has drifted, and names it. */
export function writeArtefacts(artefacts: Artefacts, root: URL = ROOT): string[] {
  const drifted = driftOf(artefacts, root)
  for (const path of drifted) {
    const file = new URL(path, root)
    mkdirSync(new URL('.', file), { recursive: true })
    writeFileSync(file, artefacts.get(path) ?? '')
  }
  return drifted
}

function current(file: URL): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
