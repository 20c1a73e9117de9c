import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { readTable } from '@hub/decision'
import { describe, expect, test, vi } from 'vitest'
import { ROOT, readSources } from './repository.ts'
import { type Miniature, miniature } from './testing/miniature.ts'

// Cedar is asked thirty thousand questions at a time; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 })

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const TABLE = 'schema/agreement/table.json'
const OWN = 'subgraphs/emergency/policies/own.cedar'
const OWN_TERMS = 'subgraphs/emergency/policies/terms.json'
const NO_NOTES = '// Notes stay here.\n@id("no-notes")\nforbid (principal, action, resource == Category::"NOTES");\n'

/** Runs the command on a repository, as one does by hand. */
async function run({ root }: Miniature, ...options: string[]): Promise<{ code: number; out: string; err: string }> {
  const command = [MAIN, '--root', root, ...options]
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command)
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

describe('the command', () => {
  test('writes tables and matrices, keeps them, and shows the cells that a change of policy changes', async () => {
    using repository = miniature()
    const read = (file: string) => readFileSync(join(repository.root, file), 'utf8')
    repository.write(OWN, NO_NOTES)
    repository.write(OWN_TERMS, '{ "longestTermDays": 90 }')

    const first = await run(repository)
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toContain(`written: ${TABLE}`)
    expect(first.out).toContain('written: subgraphs/emergency/policies/table.json')
    const { digest, longestTermDays } = readTable(JSON.parse(read(TABLE)))
    expect(digest).toMatch(/^sha256:/)
    expect(longestTermDays).toBe(731)
    expect(readTable(JSON.parse(read('subgraphs/emergency/policies/table.json'))).longestTermDays).toBe(90)
    expect(read('schema/agreement/matrix.md')).toContain('for longer than 731 days at a time')
    expect(read('schema/agreement/matrix.md')).toContain('| HOLDER | CASE_WORKER | any | HEALTH, NOTES | – |')
    expect(read('subgraphs/emergency/policies/matrix.md')).toContain('| HOLDER | CASE_WORKER | any | HEALTH | – |')

    repository.write(OWN, NO_NOTES.replace('"NOTES"', '"HEALTH"'))
    repository.write(OWN_TERMS, '{ "longestTermDays": 60 }')
    const before = read('subgraphs/emergency/policies/table.json')
    const checked = await run(repository, '--check')
    expect(checked.code).toBe(1)
    expect(checked.out).toContain('differs: subgraphs/emergency/policies/table.json')
    expect(checked.out).toContain('  - longest term: 90 days\n  + longest term: 60 days\n')
    expect(checked.out).toContain('  - CASE_WORKER × TRAINING × HOLDER: HEALTH free')
    expect(checked.out).toContain('  + CASE_WORKER × TRAINING × HOLDER: NOTES free')
    expect(checked.out).toContain('  - CASE_WORKER × TRAINING × REFERRED: HEALTH if consented')
    expect(checked.out).not.toContain('differs: schema/agreement')
    expect(read('subgraphs/emergency/policies/table.json')).toBe(before)

    repository.remove(OWN)
    repository.remove(OWN_TERMS)
    const removed = await run(repository)
    expect(removed.out).toContain('removed: subgraphs/emergency/policies/table.json')
    expect(readdirSync(join(repository.root, 'subgraphs/emergency/policies'))).toEqual([])

    const clean = await run(repository, '--check')
    expect(clean).toMatchObject({ code: 0, err: '' })
    expect(clean.out).toContain('nothing changed')
  })

  test('writes nothing where anything fails, and names file and policy in one line', async () => {
    using repository = miniature()
    repository.write(OWN, NO_NOTES.replace('forbid', 'permit'))
    const { code, err } = await run(repository)
    expect(code).toBe(1)
    expect(err).toBe(
      `${OWN}:2 policy \`no-notes\`: an owner's own policy may only forbid\n` +
        'the agreement does not compile; nothing was written\n',
    )
    expect(existsSync(join(repository.root, TABLE))).toBe(false)
  })
})

describe('it is refused before anything is compiled', () => {
  test.each([
    ['subgraphs/emergency/policies/own.ceder', /own\.ceder: is no `\.cedar` file/],
    ['subgraphs/emergency/policies/more/own.cedar', /policies\/more: is no `\.cedar` file/],
    ['schema/agreement/free.cedar.off', /free\.cedar\.off: is no `\.cedar` file/],
    ['subgraphs/emergancy/policies/own.cedar', /subgraphs\/emergancy\/policies: `emergancy` is no owner/],
  ])('where a policy lies in %s, in which nobody would read it', async (file, problem) => {
    using repository = miniature()
    repository.write(file, NO_NOTES)
    const { code, err } = await run(repository)
    expect(code).toBe(1)
    expect(err).toMatch(problem)
    expect(existsSync(join(repository.root, TABLE))).toBe(false)
  })

  test('where there is no agreement, or no words for it', async () => {
    using repository = miniature()
    repository.remove('schema/agreement/small.cedar')
    expect(await run(repository)).toMatchObject({ code: 1, err: expect.stringContaining('holds no policies') })
    repository.remove('schema/agreement/terms.json')
    expect(await run(repository)).toMatchObject({ code: 1, err: expect.stringContaining('terms.json: is missing') })
    repository.remove('schema/agreement/agreement.cedarschema')
    expect(await run(repository)).toMatchObject({ code: 1, err: expect.stringContaining('agreement.cedarschema') })
  })
})

test('the registry may have policies of its own too', () => {
  using repository = miniature()
  repository.write('subgraphs/registry/policies/own.cedar', NO_NOTES)
  expect(readSources(repository.root).owners.map(({ owner, folder }) => [owner, folder])).toEqual([
    ['registry', 'subgraphs/registry/policies'],
  ])
})

test('the root is that of this repository', () => {
  expect(existsSync(join(ROOT, 'pnpm-workspace.yaml'))).toBe(true)
})
