import { randomUUID } from 'node:crypto'
import { loadAgreement } from '@hub/agreement'
import { createAssertionSigner, createOwnerVerifier, generateSigningKey } from '@hub/assertion'
import { createTestIssuer } from '@hub/assertion/testing'
import type { DecisionTable, HubExtension } from '@hub/decision'
import { testPostgres } from '@hub/postgres'
import type { Purpose, Role } from '@hub/vocabulary'
import type pg from 'pg'
import { pino } from 'pino'
import { migrateOwner } from '../migrate.ts'
import type { OwnerDefinition } from '../owner.ts'
import { createPool } from '../pool.ts'
import { serveOwner } from '../serve.ts'
import { type TestLedger, testLedger } from './ledger.ts'

/** Who asks an owner in a test. */
export interface TestCaller {
  readonly sub: string
  readonly member: string
  readonly role: Role
  readonly purpose: Purpose
  readonly onBehalfOf?: string
}

/** What an owner answered, and what it took. */
export interface TestAnswer {
  readonly status: number
  /** The exact bytes. */
  readonly text: string
  readonly data: Readonly<Record<string, unknown>> | null | undefined
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[] | undefined
  readonly hub: HubExtension | undefined
  /** SQL statements that ran. */
  readonly statements: readonly string[]
}

/** What goes over the wire. */
export interface TestRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** An owner served over HTTP, with real signatures, on a database of its own. */
export interface ServedTestOwner extends AsyncDisposable {
  readonly url: string
  readonly serveUrl: string
  readonly migrateUrl: string
  /** As the login that migrates, which may write. */
  readonly database: pg.Pool
  readonly ledger: TestLedger
  /** Lines of the owner's log. */
  readonly lines: readonly string[]
  /** Any body, with both signatures. */
  sign(caller: TestCaller, body: string): Promise<TestRequest>
  request(caller: TestCaller, query: string, variables?: object): Promise<TestRequest>
  send(request: TestRequest): Promise<TestAnswer>
  ask(caller: TestCaller, query: string, variables?: object): Promise<TestAnswer>
}

/**
 * @param postgresUrl the superuser's URL of the server that tests share: `inject('postgresUrl')`
 * @param table the owner's own table where it is not the agreement
 */
export async function startServedOwner(
  owner: OwnerDefinition,
  postgresUrl: string,
  table?: DecisionTable,
): Promise<ServedTestOwner> {
  const owners = await testPostgres(postgresUrl).createOwners([owner.code])
  const { migrateUrl, serveUrl } = owners.databases[owner.code]
  await migrateOwner(owner, migrateUrl)
  const identity = await createTestIssuer()
  const { privateJwk, kid } = await generateSigningKey()
  const signer = createAssertionSigner({ privateKey: privateJwk, kid })
  const { agreement } = loadAgreement()
  const lines: string[] = []
  let statements: string[] = []
  const served = await serveOwner(
    owner,
    { host: '127.0.0.1', port: 0, databaseUrl: serveUrl },
    {
      verify: createOwnerVerifier({
        owner: owner.code,
        issuer: identity.issuer,
        identityJwks: identity.jwks,
        gatewayJwks: signer.publicJwks,
      }),
      agreement,
      table: table ?? agreement,
      log: pino({ level: 'trace' }, { write: line => lines.push(line) }),
      onStatement: sql => statements.push(sql),
    },
  )
  const database = createPool({ connectionString: migrateUrl })

  const sign: ServedTestOwner['sign'] = async (caller, body) => {
    const { sub, member, role, purpose } = caller
    const membersToken = await identity.membersToken({ claims: { sub, member, roles: [role], purposes: [purpose] } })
    const hubAssertion = signer.sign({
      audience: owner.code,
      membersToken,
      role,
      purpose,
      onBehalfOf: caller.onBehalfOf ?? (role === 'PARTNER_SYSTEM' ? 'end-user-1' : null),
      requestId: randomUUID(),
      schemaDigest: 'sha256:schema',
      agreementDigest: agreement.digest,
      body,
    })
    return {
      headers: { 'content-type': 'application/json', 'members-token': membersToken, 'hub-assertion': hubAssertion },
      body,
    }
  }

  const request: ServedTestOwner['request'] = (caller, query, variables = {}) =>
    sign(caller, JSON.stringify({ query, variables }))

  const send: ServedTestOwner['send'] = async ({ headers, body }) => {
    statements = []
    const response = await fetch(`${served.url}/graphql`, { method: 'POST', headers, body })
    const text = await response.text()
    const { data, errors, extensions } = JSON.parse(text)
    return { status: response.status, text, data, errors, hub: extensions?.hub, statements }
  }

  return {
    url: served.url,
    serveUrl,
    migrateUrl,
    database,
    ledger: testLedger(database),
    lines,
    sign,
    request,
    send,
    ask: async (caller, query, variables) => send(await request(caller, query, variables)),
    async [Symbol.asyncDispose]() {
      await served.close()
      await database.end()
      await owners[Symbol.asyncDispose]()
    },
  }
}
