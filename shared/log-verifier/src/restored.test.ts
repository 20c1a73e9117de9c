import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { upkeepOf } from '@hub/kit/testing'
import { backUp } from '@hub/kit/upkeep'
import { canonical, leafHash } from '@hub/transparency'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { verifyCommand } from './command.ts'
import { cosign, exported, type Owners, startOwners, temporaryFolder } from './testing/exported.ts'
import { lostAndRestored } from './testing/restored.ts'

let owners: Owners
let stack: AsyncDisposableStack
let settings: Awaited<ReturnType<typeof upkeepOf>>
let top: string
let folder: string
let trainings: string
/** What training knows after the restore. */
let later: string
const known: string[] = []

beforeAll(async () => {
  stack = new AsyncDisposableStack()
  owners = stack.use(await startOwners(inject('postgresUrl')))
  const { emergency, training } = owners
  settings = stack.use(await upkeepOf(emergency))
  top = stack.use(await temporaryFolder()).path
  await emergency.logReleases(3)
  folder = (await backUp(settings, { progress: { step() {}, bytes() {} }, signal: new AbortController().signal }))
    .folder
  // What is lost: 40 releases, of which others know.
  await emergency.seal(40)
  await cosign(owners)
  trainings = await exported(training, join(top, 'training'))
  known.push('--known', trainings)
})
afterAll(() => stack.disposeAsync())

const linesOf = (code: 'training' | 'outreach') => owners[code].lines.splice(0).map(line => JSON.parse(line))

describe('attack 26: an owner that was restored and does not say what it lost', () => {
  it('is found to have cut the tail, and is cosigned by nobody', async () => {
    await lostAndRestored(owners.emergency, settings, folder, ['training', 'outreach'])
    await owners.emergency.seal(5)
    await cosign(owners)
    for (const code of ['training', 'outreach'] as const) {
      expect(linesOf(code)).toMatchObject([{ alarm: true, log: 'emergency', reason: 'UNDECLARED_LOSS' }])
      const { rows } = await owners[code].admin.query(`select reason, seen_size::int as seen from ledger.log_dispute`)
      expect(rows).toMatchObject([{ reason: 'UNDECLARED_LOSS', seen: 192 }])
    }
    const { said, code } = await verifyCommand([owners.emergency.serveUrl, ...known])
    expect(code).toBe(1)
    expect(said).toBe('FAILED  checkpoint of 192 entries: training has it, and it is not there: the tail was cut\n')
  })
})

describe('an owner that was restored, and says so', () => {
  beforeAll(async () => {
    const { manifest, beginning } = await lostAndRestored(owners.emergency, settings, folder)
    expect(beginning).toMatchObject({
      incarnation: 1,
      kept: { incarnation: 0, size: manifest.log.size },
      lost: { incarnation: 0, size: 192 },
    })
    expect(manifest.log.checkpoint?.size).toBe(144)
    for (const releases of [5, 20]) {
      await owners.emergency.seal(releases)
      await cosign(owners)
    }
  })

  it('is followed on by the others, who are alarmed once', async () => {
    for (const code of ['training', 'outreach'] as const) {
      expect(linesOf(code)).toMatchObject([{ alarm: true, log: 'emergency', incarnation: 1 }])
      const { rows } = await owners[code].admin.query(
        `select incarnation, size::int from ledger.cosigned where origin = 'emergency' order by 1, 2`,
      )
      expect(rows.slice(-3)).toEqual([
        { incarnation: 0, size: 192 },
        { incarnation: 1, size: 16 },
        { incarnation: 1, size: 48 },
      ])
      const { rows: told } = await owners[code].admin.query('select origin, incarnation from ledger.log_restoration')
      expect(told).toEqual([{ origin: 'emergency', incarnation: 1 }])
    }
  })

  it('verifies, from the database and from an export, and what is lost is named', async () => {
    later = await exported(owners.training, join(top, 'later'))
    const written = await exported(owners.emergency, join(top, 'emergency'))
    for (const log of [owners.emergency.serveUrl, written]) {
      const { said, code } = await verifyCommand([log, ...known, '--known', later])
      expect(code).toBe(0)
      expect(said).toMatch(/RESTORED the owner was restored .* the entries 144 to 191 are lost\n/)
      expect(said).toMatch(/OK {6}the log of emergency: 48 entries/)
      expect(said).toMatch(/the first 48 entries;/)
    }
  })

  it('has every row in the log once: also those that no tree had when it was backed up', async () => {
    const { rows } = await owners.emergency.admin.query(`select count(*)::int as rows,
      (select count(*)::int from ledger.log_leaf where source = 'release') as now,
      (select count(*)::int from ledger.past_leaf where source = 'release') as before from ledger.release_log`)
    expect(rows).toEqual([{ rows: 112, now: 28, before: 84 }])
  })

  const spoilt = async (change: (path: string) => Promise<unknown>) => {
    const copy = await exported(owners.emergency, join(top, `spoilt-${Math.random()}`))
    await change(copy)
    return verifyCommand([copy, '--known', later])
  }
  const rewritten = async (file: string, change: (lines: string[]) => string[]) => {
    const lines = (await readFile(file, 'utf8')).split('\n').slice(0, -1)
    const changed = change(lines)
    await writeFile(file, changed.map(line => `${line}\n`).join(''))
    return changed
  }

  it('attack 26: the tail cut again after that is found', async () => {
    const { said } = await spoilt(async copy => {
      await rewritten(join(copy, 'entries.jsonl'), lines => lines.slice(0, 16))
      await rewritten(join(copy, 'checkpoints.jsonl'), lines => lines.slice(0, 1))
    })
    expect(said).toContain('checkpoint of 48 entries of incarnation 1: training has it, and only 16 entries are there')
  })

  it('attack 26: a declaration that was changed afterwards is found', async () => {
    const { said, code } = await spoilt(async copy => {
      const lines = await rewritten(join(copy, 'entries.jsonl'), ([first = '', ...others]) => {
        const read = JSON.parse(first)
        return [canonical({ ...read, lost: { ...read.lost, size: 10_000 } }), ...others]
      })
      await writeFile(join(copy, 'hashes.bin'), Buffer.concat(lines.map(line => leafHash(Buffer.from(line)))))
    })
    expect([code, said]).toEqual([
      1,
      expect.stringContaining('checkpoint of 16 entries of incarnation 1: training has another one of the same size'),
    ])
  })

  it('attack 26: what it was before is held as ever: left out, cut, or changed', async () => {
    const without = await spoilt(async copy => {
      const log = JSON.parse(await readFile(join(copy, 'log.json'), 'utf8'))
      await writeFile(join(copy, 'log.json'), JSON.stringify({ ...log, past: [] }))
    })
    expect(without.said).toContain(
      'entry 0 of incarnation 1: it says that 144 entries before it were kept, and 0 are there',
    )
    const cut = await spoilt(copy =>
      rewritten(join(copy, 'incarnation-0', 'entries.jsonl'), lines => lines.slice(0, 100)),
    )
    expect(cut.said).toContain('checkpoint of 112 entries: only 100 entries are there: the tail was cut')
    const changed = await spoilt(copy =>
      rewritten(join(copy, 'incarnation-0', 'entries.jsonl'), lines =>
        lines.map(line => line.replace('TRAINING', 'OUTREACH')),
      ),
    )
    expect(changed.said).toContain('entry 0: it was changed')
  })

  it('attack 26: is not believed to have begun anew where the first entry does not say so', async () => {
    const { said } = await spoilt(async copy => {
      await rewritten(join(copy, 'entries.jsonl'), lines => lines.slice(1))
      await rm(join(copy, 'hashes.bin'))
    })
    expect(said).toContain('entry 0 of incarnation 1: it says that it is entry 1')
  })
})
