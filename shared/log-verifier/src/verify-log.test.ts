import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startLogOwner } from '@hub/kit/testing'
import { canonical, leafHash, signCheckpoint } from '@hub/transparency'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { verifyCommand } from './command.ts'
import { exportCommand } from './export/command.ts'
import {
  cosign,
  exported,
  type Owners,
  type Spoilable,
  spoilt,
  startOwners,
  temporaryFolder,
} from './testing/exported.ts'

let owners: Owners
let stack: AsyncDisposableStack
let top: string
let whole: string
let trainings: string
let folders = 0

beforeAll(async () => {
  stack = new AsyncDisposableStack()
  owners = stack.use(await startOwners(inject('postgresUrl')))
  top = stack.use(await temporaryFolder()).path
  whole = await exported(owners.emergency, join(top, 'emergency'))
  // Beside a log it would be held against it without being named.
  trainings = await exported(owners.training, join(top, 'elsewhere', 'training'))
})
afterAll(() => stack.disposeAsync())

async function freshFolder(): Promise<string> {
  folders += 1
  const folder = join(top, String(folders))
  await mkdir(folder)
  return folder
}

async function verifySpoilt(change: (log: Spoilable) => unknown, ...more: readonly string[]) {
  return verifyCommand([await spoilt(whole, await freshFolder(), change), ...more])
}

/** What somebody does who also writes places and hashes anew, so that the entries fit one another. */
function renumber(log: Spoilable): void {
  log.entries = log.entries.map((line, index) => canonical({ ...JSON.parse(line), index }))
  log.hashes = log.entries.map(line => leafHash(Buffer.from(line)))
}

function withField(line: string | undefined, name: string, value: unknown): string {
  return canonical({ ...JSON.parse(line ?? ''), [name]: value })
}

/** Takes one out, and gives it. */
function taken<Value>(list: Value[], at: number): Value {
  const [value] = list.splice(at, 1)
  if (value === undefined) throw new Error('there is none')
  return value
}

describe('a log that nobody touched', () => {
  it('holds, as an export and out of the database', async () => {
    for (const log of [whole, owners.emergency.serveUrl]) {
      const { said, code } = await verifyCommand([log])
      expect(said).toMatch(/^OK {6}the log of emergency: 144 entries, 60 of them of nothing, under 6 checkpoints\n/)
      expect(said).toContain('cosigned by at least 2 others: the first 144 entries')
      for (const { keeping } of [owners.emergency, owners.training, owners.outreach])
        expect(said).toContain(keeping.key.kid)
      expect(code).toBe(0)
    }
  })

  it('holds against what others have cosigned of it', async () => {
    const { said, code } = await verifyCommand([whole, '--known', trainings])
    expect(said).toContain('held against 12 statements kept elsewhere')
    expect(code).toBe(0)
  })

  it('attack 26: is exported without any case, person or salt', async () => {
    const { rows } = await owners.emergency.admin.query(`select sub, assertion_id::text, request_id::text,
      entries -> 0 ->> 'case' as id from ledger.release_in_words`)
    const { rows: salts } = await owners.emergency.admin.query(
      `select encode(salts, 'hex') as hex from ledger.release_log`,
    )
    const text = await spoilt(whole, await freshFolder(), () => {}).then(async folder => {
      const { readFile, readdir } = await import('node:fs/promises')
      const files = await Promise.all((await readdir(folder)).map(name => readFile(join(folder, name), 'latin1')))
      return files.join('')
    })
    const references = rows.flatMap(row => Object.values(row) as string[])
    expect(references.length).toBeGreaterThan(100)
    expect(references.filter(reference => text.includes(reference))).toEqual([])
    expect(salts.filter(({ hex }) => text.includes(Buffer.from(hex, 'hex').toString('latin1')))).toEqual([])
  })
})

describe('attack 26: a log that was tampered with is named with its first flaw: entry', () => {
  const plain: readonly [string, (log: Spoilable) => unknown, string][] = [
    [
      'changed',
      log => {
        log.entries[48] = withField(log.entries[48], 'member', 'outreach')
      },
      'entry 48: it was changed',
    ],
    ['deleted', log => [taken(log.entries, 48), taken(log.hashes, 48)], 'entry 48: it says that it is entry 49'],
    [
      'reordered',
      log => {
        log.entries.splice(48, 0, taken(log.entries, 49))
        log.hashes.splice(48, 0, taken(log.hashes, 49))
      },
      'entry 48: it says that it is entry 49',
    ],
    [
      'inserted',
      log => {
        const line = withField(log.entries[48], 'seq', 9_999)
        log.entries.splice(48, 0, line)
        log.hashes.splice(48, 0, leafHash(Buffer.from(line)))
      },
      'entry 49: it says that it is entry 48',
    ],
    [
      'made twice',
      log => {
        log.entries.splice(49, 0, log.entries[48] ?? '')
        renumber(log)
      },
      'entry 49: row',
    ],
    [
      'written otherwise',
      log => {
        log.entries[3] = ` ${log.entries[3]}`
      },
      'entry 3: it was changed',
    ],
    [
      'made of something else',
      log => {
        log.entries[3] = '{"v":2}'
        log.hashes[3] = leafHash(Buffer.from('{"v":2}'))
      },
      'entry 3: it is no entry',
    ],
    [
      'cut off at the end',
      log => [log.entries.splice(130), log.hashes.splice(130)],
      'checkpoint of 144 entries: only 130 entries are there',
    ],
  ]

  it.each(plain)('%s', async (_, change, finding) => {
    const { said, code } = await verifySpoilt(change)
    expect(said).toContain(`FAILED  ${finding}`)
    expect(said.split('\n')).toHaveLength(2)
    expect(code).toBe(1)
  })

  const careful: readonly [string, (log: Spoilable) => unknown][] = [
    [
      'changed',
      log => {
        log.entries[70] = withField(log.entries[70], 'member', 'outreach')
      },
    ],
    ['deleted', log => taken(log.entries, 70)],
    ['reordered', log => log.entries.splice(70, 0, taken(log.entries, 71))],
    ['inserted', log => log.entries.splice(70, 0, withField(log.entries[70], 'seq', 9_999))],
  ]

  it.each(careful)(
    '%s, with all places and hashes after it written anew: the first checkpoint over it',
    async (_, change) => {
      const { said, code } = await verifySpoilt(log => {
        change(log)
        renumber(log)
      })
      expect(said).toContain(
        'FAILED  checkpoint of 112 entries: its root is not that of the entries: one of the entries 64 to 111',
      )
      expect(code).toBe(1)
    },
  )
})

describe('attack 26: a log whose checkpoints were tampered with: checkpoint', () => {
  const cases: readonly [string, (log: Spoilable) => unknown, string][] = [
    [
      'taken from a cosigner',
      log => {
        at(log, 2).cosignatures = at(log, 3).cosignatures
      },
      'checkpoint of 64 entries: outreach has cosigned something else',
    ],
    [
      'signed by nobody',
      log => {
        at(log, 1).checkpoint = at(log, 1).checkpoint.slice(0, -4)
      },
      'the checkpoint after that of 32 entries: ',
    ],
    [
      'out of order',
      log => log.checkpoints.splice(1, 0, taken(log.checkpoints, 2)),
      'checkpoint of 48 entries: it comes after one of as many entries or more',
    ],
    [
      'not cosigned',
      log => {
        for (const one of log.checkpoints) one.cosignatures = []
      },
      'checkpoint of 32 entries: neither it nor a later one was cosigned by 2 others: 0 did',
    ],
    [
      'cosigned by one',
      log => {
        for (const one of log.checkpoints) one.cosignatures.splice(1)
      },
      'checkpoint of 32 entries: neither it nor a later one was cosigned by 2 others: 1 did',
    ],
    [
      'cosigned twice by one',
      log => {
        for (const one of log.checkpoints) one.cosignatures.splice(1, 1, one.cosignatures[0] ?? '')
      },
      'checkpoint of 32 entries: neither',
    ],
  ]

  it.each(cases)('%s', async (_, change, finding) => {
    const { said, code } = await verifySpoilt(change, '--patience', '0')
    expect(said).toContain(`FAILED  ${finding}`)
    expect(code).toBe(1)
  })

  it('forked: another of the same size, signed by the owner', async () => {
    const { said } = await verifySpoilt(async log => {
      log.checkpoints.splice(3, 0, { checkpoint: await resigned(64), cosignatures: [] })
    })
    expect(said).toContain(
      'FAILED  checkpoint of 64 entries: another one of the same size has another root: the log was forked',
    )
  })

  it('of another key than the one that is believed', async () => {
    const file = join(await freshFolder(), 'keys.json')
    await writeFile(file, JSON.stringify({ emergency: { keys: [] } }))
    const { said, code } = await verifyCommand([whole, '--keys', file])
    expect([said, code]).toEqual(['FAILED  the first checkpoint: its signature is not that of a known key\n', 1])
  })
})

function at({ checkpoints }: Spoilable, index: number) {
  const found = checkpoints[index]
  if (found === undefined) throw new Error('there is no such checkpoint')
  return found
}

/** A checkpoint of another tree, as the owner itself could sign it. */
async function resigned(size: number): Promise<string> {
  const root = leafHash(Buffer.from('another')).toString('base64url')
  const statement = { origin: 'emergency', size, root, time: new Date().toISOString() }
  return signCheckpoint(statement, owners.emergency.keeping.key)
}

describe('attack 26: an owner that shows another log than the one that others have seen', () => {
  it.each([
    ['begun anew', [20, 0, 5, 40, 16, 3], 'checkpoint of 32 entries: training has another one of the same size'],
    ['and shorter', [3], 'checkpoint of 32 entries: training has it, and only 16 entries are there: the tail was cut'],
  ])('%s: is refused against the memory of one of them, though whole in itself', async (_, releases, finding) => {
    const { emergency } = owners
    await using twin = await startLogOwner(
      inject('postgresUrl'),
      'emergency',
      emergency.keeping.peers,
      emergency.keeping.key,
    )
    for (const count of releases) await twin.seal(count)
    const log = await exported(twin, await freshFolder())
    expect((await verifyCommand([log, '--cosignatures', '0'])).code).toBe(0)
    const { said, code } = await verifyCommand([log, '--cosignatures', '0', '--known', trainings])
    expect(said).toContain(`FAILED  ${finding}`)
    expect(code).toBe(1)
  })

  it('with its tail and the checkpoints over it cut off: only the memory of others shows it', async () => {
    const cut = (log: Spoilable) => [log.entries.splice(112), log.hashes.splice(112), log.checkpoints.splice(4)]
    expect((await verifySpoilt(cut)).code).toBe(0)
    const { said, code } = await verifySpoilt(cut, '--known', trainings)
    expect(said).toContain(
      'FAILED  checkpoint of 128 entries: training has it, and only 112 entries are there: the tail was cut',
    )
    expect(code).toBe(1)
  })
})

describe('attack 26: exports that lie beside a log', () => {
  it('are held against it without being named', async () => {
    const together = await freshFolder()
    const cut = ({ entries, hashes, checkpoints }: Spoilable) => {
      entries.length = 64
      hashes.length = 64
      checkpoints.length = 3
    }
    await mkdir(join(together, 'emergency'))
    const spoiltOne = await spoilt(whole, join(together, 'emergency'), cut)
    expect((await verifyCommand([spoiltOne])).code).toBe(0)
    await exported(owners.training, join(together, 'training'))
    const { said, code } = await verifyCommand([spoiltOne])
    expect([code, said]).toEqual([1, expect.stringContaining('training has it, and only 64 entries are there')])
  })

  it('tell of a split view: another member was shown another log, and would not cosign it', async () => {
    const together = await freshFolder()
    const shown = await exported(owners.emergency, join(together, 'emergency'))
    expect((await verifyCommand([shown])).code).toBe(0)
    const [header = '', statement = '', signature] = (await resigned(64)).split('.')
    const read = (part: string) => Buffer.from(part, 'base64url').toString()
    await owners.outreach.admin.query(
      `insert into ledger.log_dispute (origin, reason, seen_size, checkpoint, checkpoint_kid, checkpoint_x, checkpoint_signature)
        values ('emergency', 'REWRITTEN', 48, $1, $2, $3, $4)`,
      [read(statement), JSON.parse(read(header)).kid, owners.emergency.keeping.key.publicKey, signature],
    )
    try {
      await owners.outreach.seal(1)
      await exported(owners.outreach, join(together, 'outreach'))
    } finally {
      await owners.outreach.admin.query('delete from ledger.log_dispute')
    }
    const { said, code } = await verifyCommand([shown])
    expect([code, said]).toEqual([
      1,
      'FAILED  checkpoint of 64 entries: outreach (in dispute) has another one of the same size: the log was rewritten or forked\n',
    ])
  })
})

describe('attack 26: in the database: rows behind the entries', () => {
  const verifyDatabase = () => verifyCommand([owners.emergency.serveUrl])
  const admin = (statement: string) => owners.emergency.admin.query(statement)

  it.each([
    [
      'changed',
      `update ledger.release_log set purpose = 'AUDIT' where seq = 8`,
      `update ledger.release_log set purpose = 'TRAINING' where seq = 8`,
      'row 8 of the release log was changed',
    ],
    [
      'changed in what it is about',
      `update ledger.release_log set cases = array[gen_random_uuid()], on_behalf_of = cases[1]::text where seq = 8`,
      `update ledger.release_log set cases = array[on_behalf_of::uuid], on_behalf_of = 'end-user-1' where seq = 8`,
      'row 8 of the release log was changed',
    ],
    [
      'changed in what it says of a case, by a decision that is another’s',
      `insert into ledger.log_words select sha256(convert_to(words, 'UTF8')), words::json
        from (values ('{"mask":[],"present":false,"relations":[],"withheld":{}}')) as other (words);
        update ledger.release_log set decided = '{2}', decisions = decisions || (
          select digest from ledger.log_words where words ->> 'present' = 'false') where seq = 8`,
      `update ledger.release_log set decided = '{1}', decisions = substring(decisions from 1 for 32) where seq = 8;
        delete from ledger.log_words where words ->> 'present' = 'false'`,
      'row 8 of the release log was changed',
    ],
    [
      'changed in words that it shares with others',
      `alter table ledger.log_words drop constraint log_words_check;
        update ledger.log_words set words = replace(words::text, 'NO_NEED_TO_KNOW', 'CONSENT_DENIED')::json`,
      `update ledger.log_words set words = replace(words::text, 'CONSENT_DENIED', 'NO_NEED_TO_KNOW')::json;
        alter table ledger.log_words add check (digest = sha256(convert_to(words::text, 'UTF8')))`,
      'words of row 1 of the release log are missing, or were changed',
    ],
    [
      'changed in the list of what was asked for',
      `update ledger.release_log set asked = substring(decisions from 1 for 32) where seq = 8`,
      `update ledger.release_log set asked = (select digest from ledger.log_words where json_typeof(words) = 'array')
        where seq = 8`,
      'row 8 of the release log was changed',
    ],
    [
      'deleted',
      `create table kept as select * from ledger.release_log where seq = 8; delete from ledger.release_log where seq = 8`,
      `insert into ledger.release_log overriding system value select * from kept; drop table kept`,
      'row 8 of the release log was deleted, and no erasure of it is recorded',
    ],
    [
      'robbed of its salts',
      `create table kept as select * from ledger.release_log where seq = 8; update ledger.release_log set salts = null where seq = 8`,
      `update ledger.release_log set salts = kept.salts from kept where kept.seq = release_log.seq; drop table kept`,
      'the salts of row 8 of the release log were deleted, and no erasure of it is recorded',
    ],
  ])('%s', async (_, spoil, mend, finding) => {
    await admin(spoil)
    try {
      expect((await verifyDatabase()).said).toMatch(new RegExp(`^FAILED {2}entry [07]: ${finding}\n$`))
    } finally {
      await admin(mend)
    }
    expect((await verifyDatabase()).code).toBe(0)
  })

  it('events of the desk are entries too, and name no case either', async () => {
    const { emergency } = owners
    const id = '0f0e7c9a-7f0b-4b7b-8f0e-7c9a7f0b4b7b'
    await emergency.serve.query(
      `insert into ledger.desk_event (command_id, kind, case_id, sub, member, role, purpose, detail)
        values (gen_random_uuid(), 'TEST', $1, 'person@emergency.example', 'emergency', 'CASE_WORKER', 'TRAINING', '{"n": 1.50}')`,
      [id],
    )
    await emergency.seal(0)
    await cosign(owners)
    expect((await verifyDatabase()).code).toBe(0)
    const { rows } = await admin(`select index, leaf from ledger.log_leaf where source = 'desk'`)
    expect(rows).toHaveLength(1)
    expect(JSON.parse(rows[0].leaf)).toMatchObject({ log: 'desk', kind: 'TEST', member: 'emergency' })
    expect(rows[0].leaf).not.toMatch(new RegExp(`${id}|person@`))
    await admin(`update ledger.desk_event set sub = 'another'`)
    expect((await verifyDatabase()).said).toContain(`entry ${rows[0].index}: row 1 of the desk log was changed`)
    await admin(`update ledger.desk_event set sub = 'person@emergency.example'`)
    expect((await verifyDatabase()).code).toBe(0)
  })

  it('a case that was erased by the rules leaves a log that holds, and names it nowhere', async () => {
    const { rows } = await admin(`select cases[1] as id from ledger.release_log where seq = 30`)
    const { id } = rows[0]
    await expect(owners.emergency.serve.query(`select ledger.erase_case($1, 'dpo', 'Art. 17')`, [id])).rejects.toThrow(
      'permission denied',
    )
    const { rows: erased } = await owners.emergency.admin.query(
      `select ledger.erase_case($1, 'dpo', 'Art. 17')::int as n`,
      [id],
    )
    expect(erased[0].n).toBeGreaterThan(0)
    const { rows: left } = await admin(
      `select count(*)::int as n from ledger.release_in_words as log where log::text like '%${id}%'`,
    )
    expect(left[0].n).toBe(0)
    expect((await verifyDatabase()).code).toBe(0)
    // What is left of the row is still held against its leaf.
    await admin(`update ledger.release_log set on_behalf_of = 'another' where seq = 30`)
    expect((await verifyDatabase()).said).toContain('row 30 of the release log was changed')
    await admin(`update ledger.release_log set on_behalf_of = 'end-user-1' where seq = 30`)
    expect((await verifyDatabase()).code).toBe(0)
    await owners.emergency.seal(1)
    await cosign(owners)
    const { said, code } = await verifyCommand([owners.emergency.serveUrl, '--known', trainings])
    expect([said.split('\n')[0], code]).toEqual([expect.stringContaining('OK'), 0])
  })

  it('rows that were let go after their time leave a log that holds; one more that is gone is named', async () => {
    const forget = (at: string, most: number) =>
      `select ledger.forget_releases(${at}, ${most}, 'retention', 'RETENTION')::int as n`
    await expect(owners.emergency.serve.query(forget('now()', 5))).rejects.toThrow('permission denied')
    expect((await owners.emergency.admin.query(forget(`now() - interval '1 day'`, 5))).rows[0].n).toBe(0)
    expect((await owners.emergency.admin.query(forget('clock_timestamp()', 5))).rows[0].n).toBe(5)
    await admin('select ledger.forget_filed()')
    const { rows } =
      await admin(`select min(seq)::int as first, (select count(*)::int from ledger.log_case where last_seq <= 5) as filed,
      (select count(*)::int from ledger.log_salt where source = 'release' and seq <= 5) as salts from ledger.release_log`)
    expect(rows[0]).toEqual({ first: 6, filed: 0, salts: 0 })
    expect((await verifyDatabase()).code).toBe(0)
    await admin(
      `create table kept as select * from ledger.release_log where seq = 6; delete from ledger.release_log where seq = 6`,
    )
    expect((await verifyDatabase()).said).toContain(
      'row 6 of the release log was deleted, and no erasure of it is recorded',
    )
    await admin(`insert into ledger.release_log overriding system value select * from kept; drop table kept`)
    expect((await verifyDatabase()).code).toBe(0)
  })
})

describe('what cannot be verified', () => {
  it.each([
    [[], /^verify-log: name one folder or database URL/],
    [['a', 'b'], /^verify-log: name one folder/],
    [['--what'], /^verify-log: an option is not known/],
    [['nowhere'], /^verify-log: log\.json is missing/],
    [['nowhere', '--cosignatures', 'x'], /^verify-log: --cosignatures must be a number/],
    [['postgres://u:secret@127.0.0.1:1/x'], /^verify-log: the log cannot be read/],
  ])('%j: is told in one line, and ends with 2', async (args, line) => {
    const { said, code } = await verifyCommand(args)
    expect(said).toMatch(line)
    expect(said).not.toContain('secret')
    expect([said.trimEnd().split('\n').length, code]).toEqual([1, 2])
  })

  it('an export that lacks a file, or has a line that cannot be read', async () => {
    const folder = await spoilt(whole, await freshFolder(), () => {})
    await writeFile(join(folder, 'checkpoints.jsonl'), '{"checkpoint":1}\n')
    expect(await verifyCommand([folder])).toEqual({
      said: 'FAILED  line 1 of checkpoints.jsonl: it cannot be read\n',
      code: 1,
    })
    await rm(join(folder, 'entries.jsonl'))
    expect((await verifyCommand([folder])).code).not.toBe(0)
  })

  it('help is given', async () => {
    expect((await verifyCommand(['--help'])).said).toContain('usage: npm run verify-log')
    expect((await exportCommand(['--help'])).said).toContain('usage: pnpm export-log')
    expect((await exportCommand([])).code).toBe(2)
  })
})
