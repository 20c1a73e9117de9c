import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MEMBER_CODES } from '@hub/vocabulary'
import { assertObjectType, buildSchema } from 'graphql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildArtefacts, driftOf, writeArtefacts } from './artefacts.ts'
import { PATHS, readSubmissions } from './paths.ts'

test('what is checked in is what the members’ SDL makes now (else run `pnpm schema`)', async () => {
  expect(driftOf(await buildArtefacts())).toEqual([])
})

test('the client’s schema has the ways to a case, and a room of every member', async () => {
  const api = buildSchema((await buildArtefacts()).get(PATHS.api) ?? '')
  const fieldsOf = (type: string) => Object.keys(assertObjectType(api.getType(type)).getFields())
  expect(fieldsOf('Query')).toEqual(expect.arrayContaining(['case', 'caseByReference', 'cases', 'members', 'viewer']))
  expect(fieldsOf('Case')).toEqual(expect.arrayContaining(['id', 'reference', ...MEMBER_CODES]))
})

describe('in a copy', () => {
  let folder: string
  let root: URL

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hub-schema-'))
    root = pathToFileURL(`${folder}/`)
    for (const { file, sdl } of readSubmissions()) write(file, sdl)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function write(path: string, content: string): void {
    mkdirSync(new URL('.', new URL(path, root)), { recursive: true })
    writeFileSync(new URL(path, root), content)
  }

  test('everything is written once, and a second run changes nothing', async () => {
    const artefacts = await buildArtefacts(root)
    expect(writeArtefacts(artefacts, root)).toEqual([...artefacts.keys()])
    expect(writeArtefacts(await buildArtefacts(root), root)).toEqual([])
  })

  test('a change by hand is drift, and is written over', async () => {
    writeArtefacts(await buildArtefacts(root), root)
    write(PATHS.supergraph, 'type Query { everything: String }')
    expect(driftOf(await buildArtefacts(root), root)).toEqual([PATHS.supergraph])
    expect(writeArtefacts(await buildArtefacts(root), root)).toEqual([PATHS.supergraph])
  })

  test('a changed classification is drift of the supergraph, and of what the console explains', async () => {
    writeArtefacts(await buildArtefacts(root), root)
    const [emergency] = readSubmissions(root).filter(({ owner }) => owner === 'emergency')
    write(PATHS.sdl('emergency'), emergency?.sdl.replace('[IDENTITY]', '[HEALTH]') ?? '')
    expect(driftOf(await buildArtefacts(root), root)).toEqual([
      PATHS.supergraph,
      `${PATHS.consoleOperations}ExplainEmergency.graphql`,
      PATHS.consoleTypes,
      PATHS.consoleRooms,
    ])
  })

  test('a member without SDL stops the command, by name', async () => {
    rmSync(new URL(PATHS.sdl('outreach'), root))
    await expect(buildArtefacts(root)).rejects.toThrow('subgraphs/outreach/schema.graphql: MISSING')
  })

  test('nothing is written where one member is refused', async () => {
    write(PATHS.sdl('training'), 'type TrainingFile { topic: String }')
    await expect(buildArtefacts(root)).rejects.toThrow('TrainingFile.topic: UNCLASSIFIED')
  })
})
