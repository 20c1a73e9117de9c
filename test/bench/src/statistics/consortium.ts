import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadAgreement } from '@hub/agreement'
import { createAssertionSigner, createOwnerVerifier, generateSigningKey, MEMBERS_AUDIENCE } from '@hub/assertion'
import { migrateOwner, serveOwner } from '@hub/kit'
import { freePort, type OwnerDatabase, startTestPostgres } from '@hub/postgres'
import { MEMBER_CODES, type MemberCode, OWNERS, type Owner, STATISTICS } from '@hub/vocabulary'
import { SignJWT } from 'jose'
import { pino } from 'pino'
import { definitionOf } from '../data/owners.ts'
import { ROOT } from '../folders.ts'
import type { Processes } from '../processes.ts'

/** Six members, each with a database of its own, and the statistics as a process, asked as the gateway asks it. */
export interface Consortium {
  readonly adminUrl: string
  readonly databases: Readonly<Record<Owner, OwnerDatabase>>
  /** Process id of the statistics. */
  readonly pid: number
  /** Milliseconds until the table is there, and how many of its cells are shown. */
  ask(indicator: string, by: readonly string[], period: string): Promise<Answered>
  /** Milliseconds of a plain read: what the advocacy member has published, from its one table. */
  readPlainly(): Promise<number>
}

export interface Answered {
  readonly ms: number
  readonly values: readonly (number | null)[]
}

const ISSUER = 'https://identity.example'
/** As many rows as there are to a page. */
const PLAIN = '{ publishedAppeals(first: 200) { title publishedOn url } }'
const TABLE = `query Table($indicator: ID!, $by: [Dimension!]!, $period: Period!) {
  table(indicator: $indicator, by: $by, period: $period) { cells { value } } }`

/** @param fill writes the members' rows, before anything serves */
export async function startConsortium(
  stack: AsyncDisposableStack,
  processes: Processes,
  fill: (databases: Readonly<Record<Owner, OwnerDatabase>>, adminUrl: string) => Promise<void>,
): Promise<Consortium> {
  const postgres = stack.use(await startTestPostgres())
  const { databases } = stack.use(await postgres.createOwners<Owner>(OWNERS))
  for (const owner of OWNERS) await migrateOwner(await definitionOf(owner), databases[owner].migrateUrl)
  await fill(databases, postgres.adminUrl)

  const [identity, gatewayKey, statisticsKey, logKey] = await Promise.all([1, 2, 3, 4].map(() => generateSigningKey()))
  if (!identity || !gatewayKey || !statisticsKey || !logKey) throw new Error('a key is missing')
  const gateway = createAssertionSigner({ privateKey: gatewayKey.privateJwk, kid: gatewayKey.kid })
  const signer = createAssertionSigner({
    privateKey: statisticsKey.privateJwk,
    kid: statisticsKey.kid,
    by: 'statistics',
  })
  const { agreement } = loadAgreement()
  const identityJwks = { keys: [{ ...identity.publicJwk, kid: identity.kid }] }

  const memberUrls = {} as Record<MemberCode, string>
  for (const owner of MEMBER_CODES) {
    const keys = { owner, issuer: ISSUER, identityJwks }
    const served = await serveOwner(
      await definitionOf(owner),
      { host: '127.0.0.1', port: 0, databaseUrl: databases[owner].serveUrl },
      {
        verify: createOwnerVerifier({ ...keys, gatewayJwks: gateway.publicJwks }),
        verifyStatistics: () => createOwnerVerifier({ ...keys, gatewayJwks: signer.publicJwks, by: 'statistics' }),
        agreement,
        table: agreement,
        log: pino({ level: 'silent' }),
      },
    )
    stack.defer(() => served.close())
    memberUrls[owner] = served.url
  }

  const published = createServer((request, response) =>
    response.end(JSON.stringify(request.url === '/identity' ? identityJwks : gateway.publicJwks)),
  ).listen(0, '127.0.0.1')
  stack.defer(() => void published.close())
  await new Promise(listening => published.once('listening', listening))
  const keysUrl = `http://127.0.0.1:${(published.address() as AddressInfo).port}`
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const running = await processes.start({
    name: 'statistics',
    entry: new URL('subgraphs/statistics/src/main.ts', ROOT),
    env: {
      NODE_ENV: 'production',
      OIDC_ISSUER: ISSUER,
      OIDC_JWKS_URL: `${keysUrl}/identity`,
      GATEWAY_JWKS_URL: `${keysUrl}/gateway`,
      STATISTICS_PORT: String(port),
      STATISTICS_DATABASE_URL: databases.statistics.serveUrl,
      STATISTICS_SIGNING_KEY: JSON.stringify({ ...statisticsKey.privateJwk, kid: statisticsKey.kid }),
      STATISTICS_LOG_KEY: JSON.stringify({ ...logKey.privateJwk, kid: logKey.kid }),
      REGISTRY_URL: `${keysUrl}/registry`,
      LOG_PEERS: `${STATISTICS.code}=${url}`,
      ...Object.fromEntries(MEMBER_CODES.map(code => [`${code.toUpperCase()}_URL`, memberUrls[code]])),
    },
  })

  const caller = identity
  const claims = { sub: 'liaison@eu.example', member: 'eu', roles: ['EU_LIAISON'], purposes: ['AGGREGATE_REPORTING'] }
  return {
    adminUrl: postgres.adminUrl,
    databases,
    pid: running.pid,
    async ask(indicator, by, period) {
      const { ms, data } = await asked<{ table: { cells: { value: string | null }[] } }>(STATISTICS.code, url, {
        query: TABLE,
        variables: { indicator, by, period },
      })
      return { ms, values: data.table.cells.map(({ value }) => (value === null ? null : Number(value))) }
    },
    async readPlainly() {
      const { ms } = await asked('advocacy', memberUrls.advocacy, { query: PLAIN })
      return ms
    },
  }

  /** Asks an owner as the gateway does; milliseconds from the request to the whole answer. */
  async function asked<Data>(audience: Owner, at: string, question: object): Promise<{ ms: number; data: Data }> {
    const now = Math.floor(Date.now() / 1000)
    const membersToken = await new SignJWT({ iss: ISSUER, aud: MEMBERS_AUDIENCE, iat: now, exp: now + 300, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: caller.kid })
      .sign(caller.privateJwk)
    const body = JSON.stringify(question)
    const assertion = gateway.sign({
      audience,
      membersToken,
      role: 'EU_LIAISON',
      purpose: 'AGGREGATE_REPORTING',
      onBehalfOf: null,
      requestId: randomUUID(),
      schemaDigest: 'sha256:bench',
      agreementDigest: agreement.digest,
      body,
    })
    const began = performance.now()
    const response = await fetch(`${at}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'members-token': membersToken, 'hub-assertion': assertion },
      body,
    })
    const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown }
    const ms = performance.now() - began
    if (errors !== undefined || data === undefined) throw new Error(`no answer: ${JSON.stringify(errors)}`)
    return { ms, data }
  }
}
