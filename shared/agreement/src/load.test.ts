import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { question, type TableFile, writeTable } from '@hub/decision'
import { OWNERS, type Owner } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import { loadAgreement } from './load.ts'

const REAL = fileURLToPath(new URL('../../../schema/agreement/', import.meta.url))
const OWN = 'subgraphs/emergency/policies'

/** A copy of the agreement in a folder of its own. */
function copy(): Disposable & { root: URL; write(file: string, content: unknown): void } {
  const folder = mkdtempSync(join(tmpdir(), 'agreement-'))
  const write = (file: string, content: unknown) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
  }
  mkdirSync(join(folder, 'schema/agreement'), { recursive: true })
  for (const name of ['table.json', 'policies.json']) cpSync(join(REAL, name), join(folder, 'schema/agreement', name))
  return { root: pathToFileURL(`${folder}/`), write, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) }
}

/** Writes an owner's table, and beside it the policies that decided it. */
function writeOwn({ write }: ReturnType<typeof copy>, table: TableFile): void {
  write(`${OWN}/table.json`, table)
  write(`${OWN}/policies.json`, { digest: table.digest, decided: [] })
}

const agreed = (): TableFile => writeTable(loadAgreement().agreement)

/** The agreement with one cell changed. */
function changed(change: (cell: TableFile['cells'][number]) => object): TableFile {
  const [first, ...rest] = agreed().cells
  if (first === undefined) throw new Error('the agreement is empty')
  return { ...agreed(), digest: `sha256:${'1'.repeat(64)}`, cells: [{ ...first, ...change(first) }, ...rest] }
}

test('every owner decides by the agreement unless it has policies of its own', () => {
  using here = copy()
  const { agreement, tableOf } = loadAgreement(here.root)
  expect(agreement).toEqual(loadAgreement().agreement)
  for (const owner of OWNERS) expect(tableOf(owner)).toBe(agreement)
})

test('an owner with policies of its own decides by its own table, the others by the agreement', () => {
  using here = copy()
  here.write(`${OWN}/own.cedar`, 'forbid …')
  writeOwn(
    here,
    changed(({ free }) => ({ free: free.slice(1) })),
  )
  const { agreement, tableOf } = loadAgreement(here.root)
  expect(tableOf('emergency').digest).toBe(`sha256:${'1'.repeat(64)}`)
  expect(tableOf('emergency').free).not.toEqual(agreement.free)
  expect(tableOf('training')).toBe(agreement)
})

test('an owner may ask for consent where the agreement does not', () => {
  using here = copy()
  writeOwn(
    here,
    changed(({ free }) => ({ free: [], ifConsented: free })),
  )
  expect(() => loadAgreement(here.root)).not.toThrow()
})

test('an owner may give for less long than the agreement allows', () => {
  using here = copy()
  writeOwn(here, { ...agreed(), digest: `sha256:${'1'.repeat(64)}`, longestTermDays: 90 })
  const { agreement, tableOf } = loadAgreement(here.root)
  expect([agreement, tableOf('emergency'), tableOf('training')].map(table => table.longestTermDays)).toEqual([
    731, 90, 731,
  ])
})

test('a folder that holds nothing but an explanation changes nothing', () => {
  using here = copy()
  here.write(`${OWN}/README.md`, 'none yet')
  const { agreement, tableOf } = loadAgreement(here.root)
  expect(tableOf('emergency')).toBe(agreement)
})

test('there is no table of an owner that nobody knows', () => {
  expect(() => loadAgreement().tableOf('nobody' as Owner)).toThrow(RangeError)
})

describe('nothing starts', () => {
  const without = agreed().cells.slice(1)
  test.each([
    ['without an agreement', 'schema/agreement/table.json', ''],
    ['with an agreement that is no JSON', 'schema/agreement/table.json', '{'],
    ['with an unknown word in the agreement', 'schema/agreement/table.json', changed(() => ({ free: ['IDENTITI'] }))],
    ['with an owner’s policies that are not compiled', `${OWN}/own.cedar`, 'forbid …'],
    ['with an owner’s table that opens something', `${OWN}/table.json`, changed(() => ({ free: ['SOURCE'] }))],
    [
      'with an owner’s table that opens under consent',
      `${OWN}/table.json`,
      changed(() => ({ ifConsented: ['SOURCE'] })),
    ],
    ['with an owner’s table that opens for longer', `${OWN}/table.json`, { ...agreed(), longestTermDays: 732 }],
    [
      'with an agreement that names no longest term',
      'schema/agreement/table.json',
      { ...agreed(), longestTermDays: null },
    ],
    ['with an owner’s table that has no digest', `${OWN}/table.json`, { ...agreed(), digest: '', cells: without }],
  ])('%s, and the message names the file and nothing of the machine', (_, file, content) => {
    using here = copy()
    here.write(file, content)
    if (file.startsWith(OWN)) here.write(`${OWN}/policies.json`, { digest: digestOf(content), decided: [] })
    const table = file.replace(/[^/]*$/, 'table.json')
    expect(() => loadAgreement(here.root)).toThrow(new RegExp(`^${table}: `))
  })

  test('with an owner’s table that needs no consent where the agreement does', () => {
    using here = copy()
    const cells = agreed().cells.map(one => ({ ...one, free: [...one.free, ...one.ifConsented], ifConsented: [] }))
    writeOwn(here, { ...agreed(), digest: `sha256:${'1'.repeat(64)}`, cells })
    expect(() => loadAgreement(here.root)).toThrow(/opens what the agreement does not/)
  })

  test.each([
    ['that are missing', null],
    ['of other policies than the table', { digest: `sha256:${'2'.repeat(64)}`, decided: [] }],
    [
      'with an unknown word',
      {
        digest: agreed().digest,
        decided: [
          { policies: ['p'], roles: ['AUDITOR'], purposes: ['AUDIT'], relations: ['NON'], categories: ['OPEN'] },
        ],
      },
    ],
  ])('with deciders %s', (_, content) => {
    using here = copy()
    here.write('schema/agreement/policies.json', content ?? '')
    expect(() => loadAgreement(here.root)).toThrow(/^schema\/agreement\/policies\.json: /)
  })
})

test('every cell that opens something names the policies that do', () => {
  const { agreement } = loadAgreement()
  const unnamed = agreed().cells.flatMap(({ role, purpose, relation, free, ifConsented }) =>
    [...free, ...ifConsented].filter(
      category => !agreement.deciders?.[question(role, purpose, relation, category)]?.length,
    ),
  )
  expect(unnamed).toEqual([])
  const own = question('CASE_WORKER', 'TRAINING', 'HOLDER', 'SOURCE')
  expect(agreement.deciders?.[own]).toEqual(['holder-source'])
  expect(agreement.deciders?.[question('EU_LIAISON', 'AUDIT', 'HOLDER', 'SOURCE')]).toContain('never-sources')
})

function digestOf(table: unknown): string {
  return typeof table === 'object' && table !== null && 'digest' in table ? String(table.digest) : ''
}
