import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import { compareVersions } from './diff.ts'
import { AgreementError } from './problem.ts'
import { type Miniature, miniature, SMALL } from './testing/miniature.ts'
import { findVersion } from './version.ts'

// Cedar is asked thirty thousand questions at a time; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 240_000 })

const MAIN = fileURLToPath(new URL('./diff-main.ts', import.meta.url))
const OWN = 'subgraphs/emergency/policies/own.cedar'
const NO_NOTES = '// Notes stay here.\n@id("no-notes")\nforbid (principal, action, resource == Category::"NOTES");\n'
const WIDER = SMALL.replace('resource == Category::"HEALTH")', 'resource)').replace(
  'when { context.relation == Relation::"REFERRED" && context.consented }',
  'when { context.relation == Relation::"REFERRED" && context.consented &&\n' +
    '  [Category::"HEALTH", Category::"LEGAL"].contains(resource) && context.purpose == Purpose::"TRAINING" }',
)

/** Runs the command as one does by hand. */
async function run(...options: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [MAIN, ...options])
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

/** The command needs git to look at commits; nothing else of the product does. */
function isGitHere(): boolean {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** A repository under git, with one commit of what is in it. */
function commit({ root }: Miniature): void {
  const git = (...words: string[]) => execFileSync('git', words, { cwd: root, stdio: 'ignore' })
  git('init', '--initial-branch=main')
  git('add', '.')
  git('-c', 'user.name=test', '-c', 'user.email=test@localhost', 'commit', '--message=before', '--no-gpg-sign')
}

test('says what a change of the agreement opens and what it closes, and what an owner’s own policies make of it', async () => {
  using before = miniature()
  using after = miniature()
  after.write('schema/agreement/small.cedar', WIDER)
  after.write('schema/agreement/terms.json', '{ "longestTermDays": 365 }')
  after.write(OWN, NO_NOTES)
  after.write('subgraphs/emergency/policies/terms.json', '{ "longestTermDays": 90 }')
  const { code, out, err } = await run('--from', before.root, '--to', after.root)
  expect({ code, err }).toEqual({ code: 1, err: '' })
  const others = PURPOSES_BUT_TRAINING
  expect(out.split('\n')).toEqual([
    'The agreement: 1 cell opens, 11 cells close.',
    '  Opens: case workers of a member to which a case was referred may now see LEGAL for TRAINING, with consent.',
    `  Closes: case workers of a member to which a case was referred may no longer see HEALTH for ${others}, not even with consent.`,
    '  Closes: nothing may be permitted, referred or granted for longer than 365 days at a time; before, it was 731.',
    'The data of `emergency`, which has policies of its own: 1 cell opens, 23 cells close.',
    '  Opens: case workers of a member to which a case was referred may now see LEGAL for TRAINING, with consent.',
    '  Closes: case workers of the member that holds the data may no longer see NOTES for any purpose.',
    `  Closes: case workers of a member to which a case was referred may no longer see HEALTH for ${others}, not even with consent.`,
    '  Closes: nothing may be permitted, referred or granted for longer than 90 days at a time; before, it was 731.',
    'Policies added: `no-notes`.',
    'Policies changed: `shared`.',
    '',
  ])
})

const PURPOSES_BUT_TRAINING =
  'EMERGENCY_PROTECTION, CASE_COORDINATION, GRANT_ASSESSMENT, GRANT_PAYMENT, RELOCATION_PLACEMENT, ADVOCACY_PRIVATE, ' +
  'ADVOCACY_PUBLIC, OUTREACH, DOUBLE_FUNDING_CHECK, AGGREGATE_REPORTING and AUDIT'

test.runIf(isGitHere())('compares with a commit, and takes nothing but policies out of it', () => {
  using repository = miniature()
  repository.write('secret.txt', 'no policy')
  commit(repository)
  repository.write('schema/agreement/small.cedar', `${SMALL}\n`.replace('// Everybody', '// Indeed everybody'))
  using version = findVersion('main', repository.root, '/')
  expect(compareVersions(version.root, repository.root)).toEqual({
    lines: ['The agreement: no cell differs.'],
    differs: false,
  })
  expect(() => execFileSync('ls', [join(version.root, 'secret.txt')], { stdio: 'ignore' })).toThrow()
})

test('says nothing where no policy differs, without asking Cedar', async () => {
  using one = miniature()
  using other = miniature()
  expect(await run('--from', one.root, '--to', other.root)).toEqual({
    code: 0,
    out: 'The policies are the same.\n',
    err: '',
  })
})

describe('versions that cannot be compared', () => {
  test('the one after does not compile: file and policy are named', async () => {
    using before = miniature()
    using after = miniature()
    after.write(OWN, NO_NOTES.replace('forbid', 'permit'))
    const { code, err } = await run('--from', before.root, '--to', after.root)
    expect(code).toBe(2)
    expect(err).toContain(`${OWN}:2 policy \`no-notes\`: an owner's own policy may only forbid\n`)
  })

  test.each(['nothing-of-the-kind', '--output=/dev/null', 'main:schema', ''])(
    '`%s` is neither a folder nor a commit',
    word => {
      using repository = miniature()
      const empty = mkdtempSync(join(tmpdir(), 'empty-'))
      expect(() => findVersion(word, repository.root, empty)).toThrow(AgreementError)
      rmSync(empty, { recursive: true })
    },
  )

  test('the one before speaks of words that are gone: its tables are compared', () => {
    using before = miniature()
    using after = miniature()
    const words = 'schema/agreement/agreement.cedarschema'
    before.write(words, 'entity Role enum ["AUDITOR"];')
    expect(() => compareVersions(before.root, after.root)).toThrow(/^schema\/agreement\/table\.json: /)
    const cell = { role: 'AUDITOR', purpose: 'AUDIT', relation: 'NONE', free: ['OPEN', 'NOTES'], ifConsented: [] }
    before.write('schema/agreement/table.json', JSON.stringify({ digest: `sha256:${'0'.repeat(64)}`, cells: [cell] }))
    const { lines, differs } = compareVersions(before.root, after.root)
    expect(differs).toBe(true)
    expect(lines[0]).toBe('The policies before do not compile as those of today; their checked-in tables are compared.')
    // Tables of that time said nothing about it.
    expect(lines).toContain(
      '  Closes: nothing may be permitted, referred or granted for longer than 731 days at a time; before, nothing limited it.',
    )
    expect(lines).toContain('  Closes: auditors without any relation to a case may no longer see NOTES for AUDIT.')
  })
})
