import { once } from 'node:events'
import { copyFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Agent, request } from 'undici'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCredentials, TlsFilesError } from './credentials.ts'
import { type Authority, createAuthority } from './testing/authority.ts'
import { createTls, type Tls } from './tls.ts'

let stack: AsyncDisposableStack
let authority: Authority
beforeEach(async () => {
  stack = new AsyncDisposableStack()
  authority = stack.use(await createAuthority())
})
afterEach(() => stack.disposeAsync())

const HOUR_MS = 3_600_000

function tls(files: Parameters<typeof createTls>[0], onChange?: (error: Error | null) => void): Tls {
  const made = createTls(files, onChange && { onChange })
  stack.defer(() => made.close())
  return made
}

async function serve(own: Tls, mutual = true): Promise<{ url: string; server: Server }> {
  const server = createServer(own.serverOptions({ mutual }), (_, response) => response.end('hello'))
  own.follow(server, { mutual })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stack.defer(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `https://localhost:${(server.address() as AddressInfo).port}`, server }
}

/** What one request over a new connection comes to: the answer, or the code of the refusal. */
async function ask(url: string, connect?: Tls['connect'] | object): Promise<string> {
  const dispatcher = new Agent({ connect: connect ?? {}, keepAliveTimeout: 1 })
  try {
    const { body } = await request(url, { dispatcher })
    return await body.text()
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'refused'
  } finally {
    await dispatcher.destroy()
  }
}

describe('a mutual connection', () => {
  it('is made between two processes of one authority', async () => {
    const { url } = await serve(tls(await authority.issue('owner')))
    expect(await ask(url, tls(await authority.issue('gateway')).connect)).toBe('hello')
  })

  it('is refused to whoever shows no certificate, or one of another authority', async () => {
    const { url } = await serve(tls(await authority.issue('owner')))
    const other = stack.use(await createAuthority('another'))
    const stranger = { ...(await other.issue('gateway')), authority: authority.file }
    expect(await ask(url, { ca: readCredentials(await authority.issue('x')).ca })).not.toBe('hello')
    expect(await ask(url, tls(stranger).connect)).not.toBe('hello')
  })

  it.each([
    [
      'of another authority',
      async () => stack.use(await createAuthority('another')).issue('owner'),
      'SELF_SIGNED_CERT_IN_CHAIN',
    ],
    [
      'for another name',
      async () => authority.issue('owner', { names: ['elsewhere.example'] }),
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
  ] as const)('is not made with a server whose certificate is %s', async (_, issue, code) => {
    const { url } = await serve(tls(await issue()))
    expect(await ask(url, tls(await authority.issue('gateway')).connect)).toBe(code)
  })

  it('is not made with a server whose certificate has expired', async () => {
    const files = await authority.issue('owner')
    const { url, server } = await serve(tls(files), false)
    const past = new Date(Date.now() - HOUR_MS)
    const expired = await authority.issue('expired', { from: new Date(past.getTime() - HOUR_MS), until: past })
    expect(() => createTls(expired)).toThrow('has expired')
    server.setSecureContext(readCredentials(expired, new Date(past.getTime() - 2_000)))
    expect(await ask(url, tls(await authority.issue('gateway')).connect)).toBe('CERT_HAS_EXPIRED')
  })
})

describe('new files', () => {
  it('are taken up by servers and by new connections, without a restart', async () => {
    const changes: (Error | null)[] = []
    const { promise: changed, resolve } = Promise.withResolvers<void>()
    const files = await authority.issue('owner')
    const own = tls(files, error => {
      changes.push(error)
      resolve()
    })
    const { url } = await serve(own)
    const gateway = tls(await authority.issue('gateway'))
    const serialOf = () =>
      new Promise<string>(done => {
        gateway.connect(
          { hostname: 'localhost', protocol: 'https:', port: new URL(url).port, host: new URL(url).host },
          (_, socket) => {
            done((socket as import('node:tls').TLSSocket).getPeerCertificate().serialNumber)
            socket?.destroy()
          },
        )
      })
    const before = await serialOf()
    await authority.issue('owner')
    await changed
    expect(changes).toEqual([null])
    expect(await serialOf()).not.toBe(before)
    expect(await ask(url, gateway.connect)).toBe('hello')
  })

  it('that do not belong together are told of, and the last ones go on', async () => {
    const changes: (Error | null)[] = []
    const files = await authority.issue('owner')
    const own = tls(files, error => changes.push(error))
    const { url } = await serve(own)
    copyFileSync((await authority.issue('other')).key, files.key)
    own.reload()
    expect(changes.map(error => error?.message)).toEqual([
      `${files.key} is not the key of the certificate in ${files.certificate}`,
    ])
    expect(await ask(url, tls(await authority.issue('gateway')).connect)).toBe('hello')
  })
})

describe('files that cannot be used', () => {
  it.each([
    ['are missing', async (files: Files) => ({ ...files, key: `${files.key}.gone` }), 'cannot be read'],
    [
      'are of the wrong kind',
      async (files: Files) => ({ ...files, key: files.certificate }),
      'no PEM file of the right kind',
    ],
    [
      'are valid later',
      async () => authority.issue('later', { from: new Date(Date.now() + HOUR_MS) }),
      'is not valid yet',
    ],
  ])('that %s keep a process from starting', async (_, change, message) => {
    const files = await change(await authority.issue('owner'))
    expect(() => createTls(files)).toThrow(TlsFilesError)
    expect(() => createTls(files)).toThrow(message)
  })
})

type Files = Parameters<typeof createTls>[0]
