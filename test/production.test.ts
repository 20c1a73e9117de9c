import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { IDENTITIES } from '@hub/identity-provider'
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type As, type Hub, startHub } from './src/harness/start-hub.ts'

/** What runs in production: registered operations, and for nobody who is not listed the schema. */

const OPERATIONS = new URL('../schema/operations/', import.meta.url)
const READER = 'outreach-system'
const SYSTEM: As = { sub: 'training-system', purpose: 'EMERGENCY_PROTECTION' }

let hub: Hub
beforeAll(async () => {
  hub = await startHub({ production: true, gateway: { introspectionClients: [READER] } })
})
afterAll(() => hub[Symbol.asyncDispose]())

function registered(client: string, name: string): string {
  return readFileSync(new URL(`${client}/${name}.graphql`, OPERATIONS), 'utf8')
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

async function byHash(hash: string, { sub, purpose }: As = SYSTEM, more: object = {}) {
  return hub.post(
    { authorization: `Bearer ${await hub.token(sub)}`, 'purpose-of-use': purpose, 'on-behalf-of': 'end-user-1' },
    JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } }, ...more }),
  )
}

const NOT_REGISTERED = {
  errors: [
    {
      message: 'the operation is not registered for this client',
      extensions: { code: 'OPERATION_NOT_REGISTERED' },
    },
  ],
}

describe('registered operations', () => {
  const files = readdirSync(OPERATIONS, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.graphql'))
  it.each(files)('%s runs for its client, by text and by digest', async file => {
    const [client = '', name = ''] = file.replace(/\.graphql$/, '').split('/')
    // The console is where people sign in; it has no token of its own.
    if (!IDENTITIES.has(client)) return expect(client).toBe('hub-console')
    const as = { sub: client, purpose: 'EMERGENCY_PROTECTION' } as const
    const text = registered(client, name)
    const variables = { id: hub.showcase.id, reference: hub.showcase.reference, first: 5 }
    const full = await hub.query(as, text, variables)
    expect([full.status, full.body.errors]).toEqual([200, undefined])
    const hashed = await byHash(hashOf(text), as, { variables })
    expect(hashed.body.data).toEqual(full.body.data)
  })

  it('attack 14: others do not run, whatever they are, and nobody is asked', async () => {
    hub.takeSent()
    const text = registered('training-system', 'UnifiedCase')
    const others = ['{ members { code } }', '{ nobody }', '{', `${text}# more`, text.replace('legalName', 'knownAs')]
    for (const query of others) {
      const { status, body } = await hub.query(SYSTEM, query, { id: hub.showcase.id })
      expect([status, body]).toEqual([403, NOT_REGISTERED])
    }
    const hashed = await byHash(hashOf('{ members { code } }'))
    expect([hashed.status, hashed.body]).toEqual([403, NOT_REGISTERED])
    expect(hub.takeSent()).toEqual([])
  })

  it('attack 14: nor do those of another client, sent as its own', async () => {
    const places = registered('relocation-system', 'HostPlaces')
    for (const answer of [await hub.query(SYSTEM, places), await byHash(hashOf(places))]) {
      expect([answer.status, answer.body]).toEqual([403, NOT_REGISTERED])
    }
  })

  it('attack 14: what a caller sends is not remembered under its digest', async () => {
    const query = '{ members { name } }'
    const persistedQuery = { version: 1, sha256Hash: hashOf(query) }
    for (const body of [{ query, extensions: { persistedQuery } }, { extensions: { persistedQuery } }]) {
      const { sub, purpose } = SYSTEM
      const authorization = `Bearer ${await hub.token(sub)}`
      const headers = { authorization, 'purpose-of-use': purpose, 'on-behalf-of': 'end-user-1' }
      expect((await hub.post(headers, JSON.stringify(body))).body).toEqual(NOT_REGISTERED)
    }
  })

  it('attack 14: batches are refused whole', async () => {
    const query = registered('training-system', 'UnifiedCase')
    const headers = {
      authorization: `Bearer ${await hub.token(SYSTEM.sub)}`,
      'purpose-of-use': SYSTEM.purpose,
      'on-behalf-of': 'end-user-1',
    }
    const answer = await hub.post(headers, JSON.stringify([{ query }, { query: '{ members { code } }' }]))
    expect([answer.status, answer.body.data]).toEqual([400, undefined])
  })
})

describe('attack 12: the schema', () => {
  const SCHEMA = getIntrospectionQuery()

  it('is read by nobody who is not listed', async () => {
    for (const query of [SCHEMA, '{ __schema { types { name } } }', '{ __type(name: "Case") { name } }']) {
      const { status, body } = await hub.query(SYSTEM, query)
      expect([status, body]).toEqual([403, NOT_REGISTERED])
    }
  })

  it('does not show in what is said about mistakes', async () => {
    for (const query of ['{ cases { edges { node { emergancy { legalName } } } } }', '{ membrs { code } }']) {
      expect((await hub.query(SYSTEM, query)).text).not.toMatch(/emergency|members|did you mean|Case|Query/i)
    }
  })

  it('is read by a client that is listed, and with it no case', async () => {
    const as = { sub: READER, purpose: 'OUTREACH' } as const
    const { status, body } = await hub.query(as, SCHEMA)
    expect(status).toBe(200)
    expect(JSON.stringify(body.data)).toContain('EmergencyFile')
    const both = await hub.query(as, '{ __schema { types { name } } cases { totalCount } }')
    expect([both.status, both.body]).toEqual([403, NOT_REGISTERED])
  })

  it('attack 12: nor does the plan of an operation, on request of a header', async () => {
    const as = { ...SYSTEM, headers: { 'apollo-query-plan-experimental': '1' } }
    const { status, text } = await hub.query(as, registered('training-system', 'UnifiedCase'), { id: hub.showcase.id })
    expect(status).toBe(200)
    expect(text).not.toMatch(/queryplan|FetchNode|QueryPlan|Fetch\(/i)
  })
})
