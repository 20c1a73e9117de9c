import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-'))
})

afterAll(() => rm(folder, { recursive: true }))

function run(env: Readonly<Record<string, string>>): ChildProcess {
  return fork(MAIN, {
    env: { IDENTITY_PORT: '0', HUB_DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}

async function outcome(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  if (child.stdout === null || child.stderr === null) throw new Error('the child has no output')
  const [[code], out, err] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  return { code, out, err }
}

describe('the process does not start', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['outside demo mode', {}, /^identity provider: HUB_DEMO must be 1 [^\n]*\n$/],
    ['in production', { HUB_DEMO: '1', NODE_ENV: 'production' }, /^identity provider: NODE_ENV must not be [^\n]*\n$/],
    ['beyond this machine', { HUB_DEMO: '1', HUB_HOST: '0.0.0.0' }, /^identity provider: HUB_HOST must be [^\n]*\n$/],
  ])('%s', async (_, env, line) => {
    const { code, out, err } = await outcome(run(env))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(line)
  })

  it('where its port is taken', async () => {
    const other: Server = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const port = (other.address() as AddressInfo).port
    const { code, err } = await outcome(run({ HUB_DEMO: '1', IDENTITY_PORT: String(port) }))
    other.close()
    expect({ code, err }).toEqual({
      code: 1,
      err: `identity provider: port ${port} is taken: stop what listens there, or set IDENTITY_PORT\n`,
    })
  })
})

describe('the process says when it is ready, and stops', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('on %s', async signal => {
    const child = run({ HUB_DEMO: '1' })
    const ended = outcome(child)
    expect(await once(child, 'message')).toEqual(['ready', undefined])
    child.kill(signal)
    expect(await ended).toEqual({ code: 0, out: '', err: '' })
  })

  it('with its parent', async () => {
    const child = run({ HUB_DEMO: '1' })
    const ended = outcome(child)
    await once(child, 'message')
    child.disconnect()
    expect(await ended).toEqual({ code: 0, out: '', err: '' })
  })
})
