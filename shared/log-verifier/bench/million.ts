import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import {
  GrowingTree,
  leafHash,
  type ReleaseRecord,
  releaseLeaf,
  type StatementKey,
  signCheckpoint,
  signCosignature,
  wordsDigest,
} from '@hub/transparency'
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import { FILES } from '../src/export/format.ts'

/**
 * Makes an export of a million entries, with a checkpoint after every thousand that two others have cosigned, and verifies
 * it in a process of its own, which prints its time and its greatest memory.
 */
const ENTRIES = Number(process.argv[2] ?? 1_000_000)
const CHECKPOINT_EVERY = 1_000
const COSIGNERS = ['training', 'outreach']
const ASKED = JSON.stringify(['Case.emergency', 'EmergencyFile.riskLevel', 'EmergencyFile.threats', 'Threat.act'])
const VERIFIER = fileURLToPath(new URL('../src/main.ts', import.meta.url))

const folder = await mkdtemp(join(tmpdir(), 'hub-log-'))
try {
  await makeExport()
  process.stdout.write(`${ENTRIES} entries of releases, of 1 to 5 cases each\n`)
  const { stdout } = await promisify(execFile)(process.execPath, [VERIFIER, folder])
  process.stdout.write(stdout)
} finally {
  await rm(folder, { recursive: true })
}

async function makeExport(): Promise<void> {
  const keys = new Map<string, StatementKey & { readonly x: string }>()
  for (const whose of ['emergency', ...COSIGNERS]) keys.set(whose, await freshKey())
  const sets = [...keys].map(([whose, { kid, x }]) => [whose, { keys: [{ kty: 'OKP', crv: 'Ed25519', x, kid }] }])
  await writeFile(join(folder, FILES.log), JSON.stringify({ format: 'hrd-log-export/1', owner: 'emergency' }))
  await writeFile(join(folder, FILES.keys), JSON.stringify(Object.fromEntries(sets)))
  await writeFile(join(folder, FILES.fields), `${ASKED}\n`)
  const [entries, hashes, checkpoints] = [FILES.entries, FILES.hashes, FILES.checkpoints].map(name =>
    createWriteStream(join(folder, name)),
  )
  if (entries === undefined || hashes === undefined || checkpoints === undefined) return
  const tree = new GrowingTree()
  for (let index = 0; index < ENTRIES; index += 1) {
    const record = release(index)
    const leaf = Buffer.from(releaseLeaf(index, record))
    const hash = leafHash(leaf)
    tree.append(hash)
    hashes.write(hash)
    entries.write(leaf)
    if (!entries.write('\n')) await once(entries, 'drain')
    if (tree.size % CHECKPOINT_EVERY === 0 || tree.size === ENTRIES) checkpoints.write(await sealed(tree, keys))
  }
  await Promise.all([entries, hashes, checkpoints].map(stream => new Promise<void>(done => stream.end(done))))
}

async function sealed(tree: GrowingTree, keys: ReadonlyMap<string, StatementKey>): Promise<string> {
  const statement = {
    origin: 'emergency',
    size: tree.size,
    root: tree.root().toString('base64url'),
    time: new Date(Date.UTC(2026, 0, 1) + tree.size * 1_000).toISOString(),
  }
  const cosignatures = COSIGNERS.map(cosigner => signCosignature({ ...statement, cosigner }, keyOf(keys, cosigner)))
  const checkpoint = await signCheckpoint(statement, keyOf(keys, 'emergency'))
  return `${JSON.stringify({ checkpoint, cosignatures: await Promise.all(cosignatures) })}\n`
}

function keyOf(keys: ReadonlyMap<string, StatementKey>, whose: string): StatementKey {
  const key = keys.get(whose)
  if (key === undefined) throw new Error(`there is no key of ${whose}`)
  return key
}

function release(index: number): ReleaseRecord {
  return {
    seq: index + 1,
    at: new Date(Date.UTC(2026, 0, 1) + index * 1_000).toISOString().replace('Z', '000Z'),
    member: 'training',
    role: 'PARTNER_SYSTEM',
    purpose: 'EMERGENCY_PROTECTION',
    schemaDigest: `sha256:${'0'.repeat(64)}`,
    agreementDigest: `sha256:${'1'.repeat(64)}`,
    tableDigest: `sha256:${'2'.repeat(64)}`,
    asked: wordsDigest(ASKED),
    cases: 1 + (index % 5),
    particulars: randomBytes(32),
  }
}

async function freshKey(): Promise<StatementKey & { readonly x: string }> {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true })
  const privateJwk = await exportJWK(privateKey)
  return { privateJwk, kid: await calculateJwkThumbprint(privateJwk), x: privateJwk.x ?? '' }
}
