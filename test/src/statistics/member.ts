import { randomUUID } from 'node:crypto'
import { loadAgreement } from '@hub/agreement'
import { createAssertionSigner, createOwnerVerifier, generateSigningKey } from '@hub/assertion'
import { createTestIssuer } from '@hub/assertion/testing'
import { emergency } from '@hub/emergency'
import { migrateOwner, type OwnerDefinition, serveOwner } from '@hub/kit'
import { testPostgres } from '@hub/postgres'
import type { Purpose, Role } from '@hub/vocabulary'
import pg from 'pg'
import { pino } from 'pino'
import { inject } from 'vitest'

/** What a member's table endpoint said. */
export interface Said {
  readonly status: number
  readonly code: string | undefined
  readonly tables: readonly { readonly by: readonly string[]; readonly cells: readonly (readonly [number, number])[] }[]
}

export interface Who {
  readonly role: Role
  readonly member: string
  readonly purpose: Purpose
}

const LIAISON: Who = { role: 'EU_LIAISON', member: 'eu', purpose: 'AGGREGATE_REPORTING' }

/** The emergency member on a database of its own, asked at its table endpoint with real signatures. */
export interface StatisticsMember extends AsyncDisposable {
  readonly serveUrl: string
  /** As the login that migrates. */
  readonly database: pg.Pool
  ask(question: object, who?: Who): Promise<Said>
  /** The same member on the same data, after it has taken over another plan. */
  serveAgain(definition: OwnerDefinition): Promise<(question: object) => Promise<Said>>
}

export async function startStatisticsMember(clock: () => number): Promise<StatisticsMember> {
  const stack = new AsyncDisposableStack()
  const owners = await testPostgres(inject('postgresUrl')).createOwners(['emergency'])
  stack.defer(() => owners[Symbol.asyncDispose]())
  const { migrateUrl, serveUrl } = owners.databases.emergency
  await migrateOwner(emergency, migrateUrl)
  const identity = await createTestIssuer()
  const [gatewayKey, statisticsKey] = await Promise.all([generateSigningKey(), generateSigningKey()])
  const gateway = createAssertionSigner({ privateKey: gatewayKey.privateJwk, kid: gatewayKey.kid })
  const signer = createAssertionSigner({
    privateKey: statisticsKey.privateJwk,
    kid: statisticsKey.kid,
    by: 'statistics',
  })
  const { agreement } = loadAgreement()
  const keys = { owner: 'emergency', issuer: identity.issuer, identityJwks: identity.jwks } as const

  async function serve(definition: OwnerDefinition): Promise<string> {
    const served = await serveOwner(
      definition,
      { host: '127.0.0.1', port: 0, databaseUrl: serveUrl },
      {
        verify: createOwnerVerifier({ ...keys, gatewayJwks: gateway.publicJwks }),
        verifyStatistics: () => createOwnerVerifier({ ...keys, gatewayJwks: signer.publicJwks, by: 'statistics' }),
        agreement,
        table: agreement,
        log: pino({ level: 'silent' }),
        clock,
      },
    )
    stack.defer(() => served.close())
    return served.url
  }

  async function askAt(url: string, question: object, { role, member, purpose }: Who): Promise<Said> {
    const body = JSON.stringify(question)
    const claims = { sub: 'somebody@example', member, roles: [role], purposes: [purpose] }
    const membersToken = await identity.membersToken({ claims })
    const assertion = signer.sign({
      audience: 'emergency',
      membersToken,
      role,
      purpose,
      onBehalfOf: role === 'PARTNER_SYSTEM' ? 'end-user-1' : null,
      requestId: randomUUID(),
      schemaDigest: 'sha256:schema',
      agreementDigest: agreement.digest,
      body,
    })
    const response = await fetch(`${url}/statistics`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'members-token': membersToken, 'statistics-assertion': assertion },
      body,
    })
    const { code, tables } = (await response.json()) as Partial<Said>
    return { status: response.status, code, tables: tables ?? [] }
  }

  const url = await serve(emergency)
  const database = new pg.Pool({ connectionString: migrateUrl, max: 2 })
  stack.defer(() => database.end())
  return {
    serveUrl,
    database,
    ask: (question, who = LIAISON) => askAt(url, question, who),
    async serveAgain(definition) {
      const again = await serve(definition)
      return question => askAt(again, question, LIAISON)
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
