import { randomUUID } from 'node:crypto'
import { loadAgreement } from '@hub/agreement'
import { createAssertionSigner, generateSigningKey } from '@hub/assertion'
import type { GatewaySettings } from '@hub/settings'
import { OWNERS, type Owner, type Purpose, type Role } from '@hub/vocabulary'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { absentId, type Hub, startHub } from './src/harness/start-hub.ts'

/** What is left to those who took over a part of the hub, with everything that this part has: see docs/security.md. */

const AS = { sub: 'training-system', purpose: 'EMERGENCY_PROTECTION' } as const
const OF_SHOWCASE = 'query ($id: ID!) { case(id: $id) { id emergency { riskLevel } sustaining { closureRisk } } }'

let hub: Hub
let signer: ReturnType<typeof createAssertionSigner>
beforeAll(async () => {
  const { privateJwk, kid } = await generateSigningKey()
  signer = createAssertionSigner({ privateKey: privateJwk, kid })
  hub = await startHub({ gateway: { signingKey: { ...privateJwk, kid } as GatewaySettings['signingKey'] } })
})
afterAll(() => hub[Symbol.asyncDispose]())

interface Caught {
  readonly membersToken: string
  readonly assertion: string
  readonly body: string
}

/** A request as a member gets it from the gateway. */
async function caughtAt(owner: Owner): Promise<Caught> {
  hub.takeSent()
  const answers = Promise.withResolvers<Caught>()
  // Kept from the member, so that its assertion is still unused.
  hub.proxies[owner].standIn = ({ url, headers, body }, response) => {
    const membersToken = String(headers['members-token'])
    if (url === '/graphql') answers.resolve({ membersToken, assertion: String(headers['hub-assertion']), body })
    response.end('{"data":{"_entities":[null]},"extensions":{"hub":{"decisions":[]}}}')
  }
  try {
    await hub.query(AS, OF_SHOWCASE, { id: hub.showcase.id })
    return await answers.promise
  } finally {
    hub.proxies[owner].standIn = undefined
  }
}

async function tell(owner: Owner, { membersToken, assertion, body }: Caught) {
  const response = await fetch(`${hub.ownerUrl(owner)}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'members-token': membersToken, 'hub-assertion': assertion },
    body,
  })
  return { status: response.status, text: await response.text() }
}

interface Forged {
  readonly role?: Role
  readonly purpose?: Purpose
  readonly id?: string
  readonly agreement?: string
}

/** What whoever holds the gateway's key can send, with a members-token that the gateway has. */
function forged(owner: Owner, membersToken: string, { role, purpose, id, agreement }: Forged = {}): Caught {
  const body = JSON.stringify({
    query:
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Case { __typename id emergency { legalName riskLevel } } } }',
    variables: { representations: [{ __typename: 'Case', id: id ?? hub.showcase.id }] },
  })
  const assertion = signer.sign({
    audience: owner,
    membersToken,
    role: role ?? 'PARTNER_SYSTEM',
    purpose: purpose ?? AS.purpose,
    onBehalfOf: (role ?? 'PARTNER_SYSTEM') === 'PARTNER_SYSTEM' ? 'end-user-1' : null,
    requestId: randomUUID(),
    schemaDigest: 'sha256:x',
    agreementDigest: agreement ?? loadAgreement().agreement.digest,
    body,
  })
  return { membersToken, assertion, body }
}

/** Everything that stands in a database, as text. */
async function everythingIn(owner: Owner): Promise<string> {
  const client = new pg.Client({ connectionString: hub.databases[owner].migrateUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const texts: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
      texts.push(...rows.map(({ row }) => row))
    }
    return texts.join('\n')
  } finally {
    await client.end()
  }
}

describe('attack 15: a member that was taken over', () => {
  test('uses the signatures that it was sent at no other owner', async () => {
    const caught = await caughtAt('emergency')
    for (const owner of OWNERS.filter(one => one !== 'emergency')) {
      expect([owner, (await tell(owner, caught)).status]).toEqual([owner, 401])
    }
    // The same request is good where it was meant to go, so nothing else was wrong with it.
    expect((await tell('emergency', caught)).status).toBe(200)
  })

  test('gets nothing at the gateway for the token that it was sent', async () => {
    const { membersToken } = await caughtAt('emergency')
    const headers = {
      authorization: `Bearer ${membersToken}`,
      'purpose-of-use': AS.purpose,
      'on-behalf-of': 'end-user-1',
    }
    const answer = await hub.post(headers, JSON.stringify({ query: '{ members { code } }' }))
    expect([answer.status, answer.body.data]).toEqual([401, undefined])
  })
})

describe('attack 16: a gateway that was taken over', () => {
  test('asks as those who are there, for what they may', async () => {
    const { membersToken } = await caughtAt('emergency')
    const { status, text } = await tell('emergency', forged('emergency', membersToken))
    expect(status).toBe(200)
    expect(text).toMatch(/"riskLevel":"[A-Z]+"/)
    expect(text).toContain('"legalName":null')
  })

  test('names an agreement in vain: the owner decides by its own', async () => {
    const { membersToken } = await caughtAt('emergency')
    const own = await tell('emergency', forged('emergency', membersToken))
    const other = await tell('emergency', forged('emergency', membersToken, { agreement: 'sha256:wider' }))
    expect(other).toEqual(own)
  })

  test.each<Forged>([
    { role: 'CASE_WORKER' },
    { role: 'COORDINATOR' },
    { role: 'DATA_PROTECTION_OFFICER', purpose: 'AUDIT' },
    { purpose: 'AUDIT' },
    { purpose: 'AGGREGATE_REPORTING' },
  ])('attack 16: is not believed that the caller is more than its token says: %j', async claimed => {
    const { membersToken } = await caughtAt('emergency')
    expect((await tell('emergency', forged('emergency', membersToken))).status).toBe(200)
    expect((await tell('emergency', forged('emergency', membersToken, claimed))).status).toBe(401)
  })

  test('attack 16: makes up no caller: not by its own signature, and not by changing a token', async () => {
    const { membersToken } = await caughtAt('emergency')
    const [head = '', claims = '', signature = ''] = membersToken.split('.')
    const changed = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), member: 'emergency' }
    const own = Buffer.from(JSON.stringify(changed)).toString('base64url')
    const assertion = forged('emergency', membersToken).assertion
    for (const token of [`${head}.${own}.${signature}`, `${head}.${own}.`, assertion, await hub.token(AS.sub)]) {
      expect((await tell('emergency', forged('emergency', token))).status).toBe(401)
    }
  })

  test('gets of a case that the caller has no part in what it gets of one that does not exist', async () => {
    const { membersToken } = await caughtAt('emergency')
    const { rows } = await query(
      'emergency',
      `select case_id as id from emergency_file
       where case_id not in (select case_id from ledger.relation where member = 'training') limit 20`,
    )
    expect(rows.length).toBeGreaterThan(5)
    const absent = absentId()
    const { text } = await tell('emergency', forged('emergency', membersToken, { id: absent }))
    for (const { id } of rows) {
      const answer = await tell('emergency', forged('emergency', membersToken, { id }))
      expect(answer.text.replaceAll(id, absent)).toBe(text)
    }
  })
})

describe('a database or its backup', () => {
  test('holds no token, no assertion and no key, whatever was asked before', async () => {
    const { membersToken, assertion } = await caughtAt('emergency')
    await hub.query(AS, OF_SHOWCASE, { id: hub.showcase.id })
    const secrets = [membersToken, assertion, await hub.token(AS.sub)].flatMap(token => token.split('.').slice(1))
    for (const owner of OWNERS) {
      const text = await everythingIn(owner)
      expect(text.length).toBeGreaterThan(0)
      expect(secrets.filter(secret => text.includes(secret))).toEqual([])
      expect(text).not.toMatch(/eyJ[\w-]{20,}|PRIVATE KEY|"d":\s*"/)
    }
  })

  test('of the registry holds no name, and of another owner no account', async () => {
    const names = await query('emergency', 'select legal_name as id from emergency_file where length(legal_name) > 8')
    const accounts = await query('emergency', 'select iban as id from grant_payee where iban is not null')
    expect(Math.min(names.rows.length, accounts.rows.length)).toBeGreaterThan(10)
    const registry = await everythingIn('registry')
    expect(names.rows.filter(({ id }) => registry.includes(id))).toEqual([])
    for (const owner of OWNERS.filter(one => one !== 'emergency')) {
      const text = await everythingIn(owner)
      expect(accounts.rows.filter(({ id }) => text.includes(id))).toEqual([])
    }
  })
})

async function query(owner: Owner, statement: string): Promise<{ rows: { id: string }[] }> {
  const client = new pg.Client({ connectionString: hub.databases[owner].migrateUrl })
  await client.connect()
  try {
    return await client.query<{ id: string }>(statement)
  } finally {
    await client.end()
  }
}
