import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAssertionSigner, createCommandSigner, generateSigningKey } from '@hub/assertion'
import { OWNERS, type Owner } from '@hub/vocabulary'
import { pino } from 'pino'
import { createAssertionIds } from '../ask/assertion-ids.ts'
import type { AskingServices } from '../ask/owner-fetches.ts'
import { createOwnerHealth } from '../ask/owner-health.ts'
import { createTransport } from '../ask/transport.ts'
import type { Asking, RequestContext } from '../context.ts'
import { ReleaseRecorder } from '../report/recorder.ts'
import { UNWATCHED } from '../watch/watch.ts'

/** A request as it reached an owner. */
export interface Sent {
  readonly owner: Owner
  readonly body: string
  /** Claims of the hub assertion. */
  readonly claims: Readonly<Record<string, unknown>>
}

export interface TestOwners extends AsyncDisposable {
  readonly services: AskingServices
  /** What was sent since this was last asked. */
  takeSent(): readonly Sent[]
}

/** Stands where all owners are, over HTTP, and answers as it is told: for what no owner answers. */
export async function startOwners(answer: (sent: Sent) => object): Promise<TestOwners> {
  let sent: Sent[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.method === 'GET') return response.end('{"status": "ready"}')
      const [, owner = ''] = (request.url ?? '').split('/')
      const [, payload = ''] = String(request.headers['hub-assertion']).split('.')
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Sent['claims']
      const one = { owner: owner as Owner, body: Buffer.concat(chunks).toString('utf8'), claims }
      sent.push(one)
      return response.end(JSON.stringify(answer(one)))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateJwk, kid } = await generateSigningKey()
  const log = pino({ level: 'silent' })
  const transport = createTransport({
    urls: Object.fromEntries(OWNERS.map(owner => [owner, `${url}/${owner}`])) as Record<Owner, string>,
    signer: createAssertionSigner({ privateKey: privateJwk, kid }),
    signCommand: createCommandSigner({ privateKey: privateJwk, kid }),
    timeoutMs: 5_000,
    commandTimeoutMs: 5_000,
    statisticsTimeoutMs: 5_000,
    holdersLifeMs: 10_000,
    log,
  })
  const health = createOwnerHealth(transport, log)
  await health.probeAll()
  return {
    services: { transport, health, log },
    takeSent() {
      const taken = sent
      sent = []
      return taken
    },
    async [Symbol.asyncDispose]() {
      health.stop()
      await transport.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** Somebody, unless told otherwise a person of one member who helps in an emergency. */
export function askingAs(changes: Partial<Asking> = {}): Asking {
  return {
    requestId: '0a1b2c3d-0000-4000-8000-000000000002',
    sub: 'somebody',
    member: 'training',
    client: 'a client',
    role: 'CASE_WORKER',
    purpose: 'EMERGENCY_PROTECTION',
    onBehalfOf: null,
    membersToken: 'a token',
    proof: null,
    ...changes,
  }
}

/** What a request of theirs comes with. */
export function requestOf(asking: Asking): RequestContext {
  return {
    asking,
    recorder: new ReleaseRecorder(),
    assertionIds: createAssertionIds(asking.proof),
    watch: UNWATCHED,
  }
}
