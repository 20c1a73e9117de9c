import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import * as gateway from '@hub/gateway'
import * as kit from '@hub/kit'
import { testPostgres } from '@hub/postgres'
import { variablesOf } from '@hub/settings'
import { describe, expect, inject, test } from 'vitest'
import { computedImportsIn, filesLike, reachedFrom, read } from './testing/imports.ts'
import { openDemonstration } from './unenforced/database.ts'

/** Only the benchmark puts an owner or a gateway together that enforces nothing. Each test closes a way around that. */

const PRODUCT = ['gateway', 'schema', 'shared/*', 'subgraphs/*']

/** Whatever the product can be started by or is imported by: programs, what they start, and what packages export. */
const entries = [
  ...filesLike(...PRODUCT.map(folder => `${folder}/src/main.ts`)),
  ...filesLike('shared/start/src/{prepare,preload}.ts'),
  ...filesLike(...PRODUCT.map(folder => `${folder}/package.json`)).flatMap(exportedBy),
]
const reached = reachedFrom(entries)

/** The files that an entry exports under a name that is not for tests. */
function exportedBy(manifest: string): string[] {
  const { exports = {} } = JSON.parse(read(manifest)) as { exports?: Readonly<Record<string, string>> }
  const forProducts = Object.entries(exports).filter(([name]) => !name.startsWith('./testing'))
  return forProducts.map(([, file]) => manifest.replace('package.json', file.slice(2)))
}

function reachedWith(word: RegExp): string[] {
  return reached.filter(file => word.test(read(file)))
}

describe('what the product is made of', () => {
  test('the entries are all there, and lead everywhere', () => {
    expect(entries).toEqual(expect.arrayContaining(['gateway/src/main.ts', 'subgraphs/registry/src/main.ts']))
    expect(reached).toEqual(
      expect.arrayContaining(['shared/kit/src/guard/guard.ts', 'gateway/src/executor.ts', 'shared/start/src/hub.ts']),
    )
  })

  test('no entry leads to the benchmark, to tests or to what is made for them', () => {
    expect(reached.filter(file => /^test\/|\/testing\/|\.test\.ts$/.test(file))).toEqual([])
  })

  test('imports that are put together at run time are those of owners, and of PostgreSQL', () => {
    const computed = reached.flatMap(file => computedImportsIn(read(file)).map(target => [file, target]))
    expect(computed).toEqual([
      ['shared/postgres/src/binaries.ts', 'pathToFileURL(entry'],
      ['shared/start/src/prepare.ts', `\`../../../subgraphs/\${owner}/src/index.ts\``],
    ])
  })

  test('the benchmark gives nothing out, and no package asks for it', () => {
    expect(exportedBy('test/bench/package.json')).toEqual([])
    const asking = filesLike('package.json', '**/package.json').filter(file => read(file).includes('"@hub/bench":'))
    expect(asking).toEqual([])
    const naming = filesLike(...PRODUCT.map(folder => `${folder}/**/*.ts`), 'test/src/**/*.ts', 'test/*.ts')
    expect(naming.filter(file => /'[^']*bench\/|'@hub\/bench/.test(read(file)))).toEqual([])
  })

  test('the open gateway is none of its packages, and none of them asks for it', () => {
    const asking = filesLike('package.json', '**/package.json').filter(file =>
      read(file).includes('"@hub/open-gateway":'),
    )
    expect(asking.filter(file => !file.startsWith('test/'))).toEqual([])
    const naming = filesLike(...PRODUCT.map(folder => `${folder}/**/*.ts`))
    expect(naming.filter(file => /'[^']*open-gateway/.test(read(file)))).toEqual([])
    expect(reached.filter(file => file.startsWith('test/'))).toEqual([])
  })

  test('no script of the repository starts what is not enforced, and those of the product nothing of it', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }
    expect(Object.values(scripts).filter(command => command.includes('unenforced'))).toEqual([])
    expect([scripts.start, scripts.hub].filter(command => /bench|open-gateway/.test(command ?? ''))).toEqual([])
    expect(scripts.bench).toMatch(/ node test\/bench\/src\/main\.ts$/)
  })

  test('within the benchmark, what is not enforced is started where it is measured alone', () => {
    const naming = filesLike('test/bench/src/**/*.ts').filter(file => /'[^']*unenforced\//.test(read(file)))
    expect(naming).toEqual([
      'test/bench/src/bench.test.ts',
      'test/bench/src/contenders/enforcement-off.ts',
      'test/bench/src/federations/cases.ts',
      'test/bench/src/no-side-door.test.ts',
    ])
  })
})

describe('where the product could leave something out', () => {
  test('it builds the schema of a subgraph in one place, and puts the guard before it there', () => {
    expect(reachedWith(/\bbuildSubgraphSchema\b/)).toEqual(['shared/kit/src/schema.ts'])
    expect(reachedWith(/\bunguardedSchema\b/)).toEqual(['shared/kit/src/schema.ts'])
    expect(reachedWith(/\bguardedSchema\(/)).toEqual(['shared/kit/src/schema.ts', 'shared/kit/src/serve.ts'])
  })

  test('it serves owners in one place, which has a verifier', () => {
    expect(reachedWith(/\bserveOwner\(/)).toEqual(['shared/kit/src/run.ts', 'shared/kit/src/serve.ts'])
    expect(read('shared/kit/src/run.ts')).toMatch(/const verify = createOwnerVerifier\(/)
  })

  test('it has one gateway, the enforcing one, and serves GraphQL from there and from owners alone', () => {
    expect(reachedWith(/\bnew ApolloGateway\b|'@apollo\/gateway'/)).toEqual([])
    expect(reachedWith(/\bcreateExecutor[<(]/)).toEqual(['gateway/src/version.ts', 'shared/execution/src/executor.ts'])
    expect(reachedWith(/\bcreateEnforcingGateway\(/)).toEqual(['gateway/src/executor.ts', 'gateway/src/gateway.ts'])
    expect(reachedWith(/\bnew ApolloServer\b/)).toEqual(['gateway/src/http/apollo.ts'])
  })

  test('what packages give out starts the whole or nothing', () => {
    expect(Object.keys(gateway).filter(name => /serve|run|start|create|execut|gateway/i.test(name))).toEqual([
      'startGateway',
    ])
    expect(Object.keys(kit).filter(name => /serve|run|start/i.test(name))).toEqual(['runMember', 'serveOwner'])
    expect(Object.keys(kit).filter(name => /schema|guard|apollo|verif/i.test(name))).toEqual([])
  })

  test('it reads the environment through the settings alone, and no setting is about enforcement', () => {
    const reading = reached.flatMap(file => read(file).match(/^.*\bprocess\.env\b.*$/gm) ?? [])
    const known =
      /\w+Settings\((\w+(\.\w+)?, )?process\.env\)|env: process\.env,|process\.env\.APOLLO_TELEMETRY_DISABLED = /
    expect(reading.length).toBeGreaterThan(3)
    expect(reading.filter(line => !known.test(line))).toEqual([])
    const names = (['gateway', 'owner', 'identity', 'migration', 'start'] as const).flatMap(one => variablesOf(one))
    const suspicious = /guard|verif|enforc|prun|check|release|unsafe|insecure|skip|bypass|disable|allow|bench/i
    expect(names.filter(name => suspicious.test(name))).toEqual([])
  })
})

describe('what the benchmark has', () => {
  const main = fileURLToPath(new URL('unenforced/main.ts', import.meta.url))

  test('cannot be started by itself', async () => {
    const child = spawn(process.execPath, [main], { env: {}, stdio: ['ignore', 'ignore', 'pipe'] })
    const [[code], said] = await Promise.all([once(child, 'exit'), text(child.stderr)])
    expect([code, said]).toEqual([1, 'this is a part of the benchmark, and serves nobody else: run `npm run bench`\n'])
  })

  test('opens no database but a demonstration', async () => {
    await using database = await testPostgres(inject('postgresUrl')).createDatabase()
    await expect(openDemonstration(database.url)).rejects.toThrow('demonstration data only')
  })
})
