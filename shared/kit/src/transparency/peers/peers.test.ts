import {
  EMPTY_ROOT,
  GrowingTree,
  includes,
  leafHash,
  signCheckpoint,
  signCosignature,
  verifyCheckpoint,
  verifyCosignature,
} from '@hub/transparency'
import { importJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { type LogOwner, startLogOwner, startLogOwners } from '../../testing/log-owners.ts'
import { BLOCK } from '../parts.ts'
import { checkpointsAfter, publishedKeys } from '../statements/checkpoints.ts'
import { cosignaturesOf } from '../statements/cosignatures.ts'
import { jwsFrom } from '../statements/stored.ts'
import { REQUEST_TYPE } from './request.ts'
import { keepSeen, lastSeen } from './seen.ts'

let owners: Awaited<ReturnType<typeof start>>
const start = () => startLogOwners(inject('postgresUrl'), ['emergency', 'training', 'outreach'])

beforeAll(async () => {
  owners = await start()
})
afterAll(() => owners[Symbol.asyncDispose]())
beforeEach(() => {
  for (const owner of [owners.emergency, owners.training, owners.outreach]) owner.lines.length = 0
})

async function sizes(): Promise<number[]> {
  return (await checkpointsAfter(owners.emergency.db, 0, 1_000)).map(({ size }) => size)
}

async function cosignedHere(): Promise<number[]> {
  const { rows } = await owners.training.serve.query(`select size::int from ledger.cosigned
    where origin = 'emergency' order by size`)
  return rows.map(row => row.size)
}

describe('a checkpoint', () => {
  it('is signed by the owner, over the root of all entries, and rounds their number up', async () => {
    const { emergency } = owners
    await emergency.seal(3)
    await emergency.seal(BLOCK + 1)
    await emergency.seal(0)
    expect(await sizes()).toEqual([BLOCK, 3 * BLOCK, 4 * BLOCK])
    const { rows } = await emergency.admin.query('select leaf from ledger.log_leaf order by index')
    const tree = new GrowingTree()
    const keys = await publishedKeys(emergency.db)
    for (const { size, checkpoint } of await checkpointsAfter(emergency.db, 0, 10)) {
      while (tree.size < size) tree.append(leafHash(Buffer.from(rows[tree.size].leaf)))
      const statement = await verifyCheckpoint(checkpoint, keys)
      expect(statement).toMatchObject({ origin: 'emergency', size, root: tree.root().toString('base64url') })
    }
  })

  it('is cosigned by others, each of them, and their cosignatures come back', async () => {
    const { emergency, training, outreach } = owners
    for (const owner of [training, outreach]) await owner.follow('emergency')
    await emergency.seal(1)
    for (const owner of [training, outreach]) await owner.follow('emergency')
    for (const code of ['training', 'outreach'] as const) await emergency.collect(code)
    const all = await checkpointsAfter(emergency.db, 0, 100)
    expect(all.length).toBeGreaterThan(3)
    for (const { size, checkpoint } of all) {
      const { root } = await verifyCheckpoint(checkpoint, await publishedKeys(emergency.db))
      const received = await cosignaturesOf(emergency.db, size)
      expect(received.map(({ cosigner }) => cosigner)).toEqual(['outreach', 'training'])
      for (const { cosigner, cosignature } of received) {
        const keys = await publishedKeys(owners[cosigner as 'training'].db)
        expect(await verifyCosignature(cosignature, keys)).toMatchObject({ origin: 'emergency', size, root, cosigner })
      }
    }
    expect(emergency.lines.concat(training.lines, outreach.lines)).toEqual([])
  })
})

describe('what an owner tells about its log', () => {
  const paths = [
    '/log/checkpoints?after=0',
    `/log/consistency?from=${BLOCK}&size=${3 * BLOCK}`,
    `/log/inclusion?index=0&size=${BLOCK}`,
    '/log/cosignatures/emergency?after=0',
  ]
  const tokenOf = async (changes: { iss?: string; aud?: string; typ?: string; exp?: string; of?: 'outreach' }) => {
    const { key } = owners[changes.of ?? 'training'].keeping
    return new SignJWT({})
      .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: changes.typ ?? REQUEST_TYPE })
      .setIssuer(changes.iss ?? 'training')
      .setAudience(changes.aud ?? 'emergency')
      .setIssuedAt()
      .setExpirationTime(changes.exp ?? '60s')
      .sign(await importJWK(key.privateJwk, 'EdDSA'))
  }
  const statusOf = async (path: string, token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    return (await fetch(new URL(path, owners.emergency.url), { headers })).status
  }

  it.each(paths)('attack 26: %s: to its peers alone', async path => {
    expect(await statusOf(path, await tokenOf({}))).toBe(200)
    expect(await statusOf(path)).toBe(401)
    for (const wrong of [
      { iss: 'outreach' },
      { iss: 'nobody' },
      { aud: 'training' },
      { typ: 'JWT' },
      { exp: '-60s' },
      { of: 'outreach' as const },
    ]) {
      expect([wrong, await statusOf(path, await tokenOf(wrong))]).toEqual([wrong, 401])
    }
  })

  it('its public keys to everybody, without the private half', async () => {
    const response = await fetch(new URL('/log/keys', owners.emergency.url))
    const { kid, publicKey } = owners.emergency.keeping.key
    expect(await response.json()).toEqual({
      keys: [{ kty: 'OKP', crv: 'Ed25519', x: publicKey, kid, alg: 'EdDSA', use: 'sig' }],
    })
  })

  it.each([
    `/log/consistency?from=${BLOCK}&size=${3 * BLOCK - 1}`,
    `/log/consistency?from=${BLOCK - 1}&size=${3 * BLOCK}`,
    `/log/consistency?from=0&size=${BLOCK}`,
    `/log/consistency?from=${3 * BLOCK}&size=${BLOCK}`,
    `/log/inclusion?index=${BLOCK}&size=${BLOCK}`,
    `/log/inclusion?index=0&size=${BLOCK + 1}`,
    '/log/inclusion?index=-1&size=16',
    '/log/checkpoints?after=x',
    '/log/checkpoints?after=1&after=2',
    '/log/checkpoints',
    '/log/cosignatures/nobody?after=0',
    '/log/leaves?after=0',
  ])('attack 26: nothing between checkpoints, and nothing else: %s', async path => {
    expect(await statusOf(path, await tokenOf({}))).toBe(404)
  })

  it('proofs of inclusion that verify', async () => {
    const path = `/log/inclusion?index=5&size=${3 * BLOCK}`
    const headers = { authorization: `Bearer ${await tokenOf({})}` }
    const { proof } = (await (await fetch(new URL(path, owners.emergency.url), { headers })).json()) as {
      proof: string[]
    }
    const { rows } = await owners.emergency.serve.query(
      `select leaf, (select root from ledger.checkpoint where size = $1) as root from ledger.log_leaf where index = 5`,
      [3 * BLOCK],
    )
    const hashes = proof.map(one => Buffer.from(one, 'base64url'))
    expect(includes(leafHash(Buffer.from(rows[0].leaf)), 5, 3 * BLOCK, hashes, rows[0].root)).toBe(true)
  })
})

describe('attack 26: a member that rewrites its history after others cosigned it', () => {
  /** What a log looks like that was begun anew under the same key: whole in itself, and not the one that was seen. */
  async function rewritten(releases: readonly number[]): Promise<LogOwner> {
    const { emergency } = owners
    const twin = await startLogOwner(inject('postgresUrl'), 'emergency', emergency.keeping.peers, emergency.keeping.key)
    for (const count of releases) await twin.seal(count)
    return twin
  }

  async function disputes() {
    const { rows } = await owners.training.serve.query('select * from ledger.log_dispute order by at desc')
    return rows
  }

  it.each([
    ['another root at the size that was seen', 'FORKED', (last: number) => [last]],
    ['a longer one that did not grow out of it', 'REWRITTEN', (last: number) => [last / 2, last]],
    ['a shorter one', 'ROLLED_BACK', (last: number) => [last - BLOCK]],
  ])('shows %s: it is not cosigned, is kept as proof, and operators are alarmed', async (_, reason, releases) => {
    const { emergency, training } = owners
    const seen = await cosignedHere()
    await using twin = await rewritten(releases(seen.at(-1) ?? 0))
    for (let again = 0; again < 2; again += 1) await training.follow('emergency', twin.url)
    expect(await cosignedHere()).toEqual(seen)
    const alarms = training.lines.map(line => JSON.parse(line))
    expect(alarms).toMatchObject([{ alarm: true, log: 'emergency', reason }])
    const [proof] = await disputes()
    expect(proof).toMatchObject({ origin: 'emergency', reason, checkpoint_x: emergency.keeping.key.publicKey })
    const shown = jwsFrom('hrd-log-checkpoint', {
      statement: proof.checkpoint,
      kid: proof.checkpoint_kid,
      signature: proof.checkpoint_signature,
    })
    const { size } = await verifyCheckpoint(shown, await publishedKeys(emergency.db))
    expect((await checkpointsAfter(twin.db, 0, 10)).map(one => one.size)).toContain(size)
    // The log that was seen can be followed as before.
    training.lines.length = 0
    await emergency.seal(1)
    await training.follow('emergency')
    expect(await cosignedHere()).toEqual(await sizes())
    expect(training.lines).toEqual([])
  })

  it('signed by another key, or in the name of another: is not cosigned', async () => {
    const { training, outreach } = owners
    const seen = await cosignedHere()
    await outreach.seal(seen.at(-1) ?? 0)
    await outreach.seal(1)
    await training.follow('emergency', outreach.url).catch(() => {})
    expect(await cosignedHere()).toEqual(seen)
  })

  it('shown to two processes of one member: only one branch is cosigned', async () => {
    const { emergency, outreach } = owners
    await outreach.follow('emergency')
    const before = await sizes()
    await emergency.seal(1)
    await Promise.all([outreach.follow('emergency'), outreach.follow('emergency'), outreach.follow('emergency')])
    const { rows } = await outreach.serve.query(`select size::int from ledger.cosigned where origin = 'emergency'`)
    expect(rows).toHaveLength(before.length + 1)
  })
})

it('a cosignature of what is not in the log is not taken, and reported', async () => {
  const { emergency, training } = owners
  const statement = {
    origin: 'emergency',
    size: 9_999 * BLOCK,
    root: EMPTY_ROOT.toString('base64url'),
    time: new Date().toISOString(),
  }
  const checkpoint = await signCheckpoint(statement, emergency.keeping.key)
  const cosignature = await signCosignature({ ...statement, cosigner: 'training' }, training.keeping.key)
  const known = await lastSeen(training.db, 'emergency')
  const seen = { incarnation: 0, size: statement.size, root: EMPTY_ROOT }
  const publicKey = emergency.keeping.key.publicKey
  expect(await keepSeen(training.db, 'emergency', known, seen, { checkpoint, publicKey, cosignature })).toBe(true)
  await emergency.collect('training')
  expect(emergency.lines.map(line => JSON.parse(line))).toMatchObject([{ alarm: true, cosigner: 'training' }])
  expect(await cosignaturesOf(emergency.db, statement.size)).toEqual([])
})
