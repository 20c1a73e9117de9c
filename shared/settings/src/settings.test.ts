import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OWNERS } from '@hub/vocabulary'
import { afterAll, describe, expect, test } from 'vitest'
import { gatewaySettings, identitySettings, migrationSettings, ownerSettings, SettingsError } from './index.ts'

const KEY = JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'x'.repeat(43), d: 'd'.repeat(43), kid: 'first' })
const SESSION_KEY = 's'.repeat(43)
const DATABASE = 'postgres://emergency_serve:secret@127.0.0.1:4432/hub_emergency'
const owner = {
  OIDC_ISSUER: 'https://id.example.org',
  GATEWAY_JWKS_URL: 'https://hub.example.org/.well-known/jwks.json',
  EMERGENCY_DATABASE_URL: DATABASE,
  EMERGENCY_LOG_KEY: KEY,
  REGISTRY_URL: 'https://registry.example.org/hub',
  LOG_PEERS: 'training=https://training.example.org, registry=https://registry.example.org/hub',
}
const demoOwner = { HUB_DEMO: '1', EMERGENCY_DATABASE_URL: DATABASE, EMERGENCY_LOG_KEY: KEY }

function refusal(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof SettingsError) {
      expect(error.message.startsWith(`${error.variable} `)).toBe(true)
      expect(error.message).not.toMatch(/\n/)
      return error.message
    }
    throw error
  }
  throw new Error('nothing was refused')
}

test('an owner outside demo mode', () => {
  expect(ownerSettings('emergency', owner)).toEqual({
    demo: false,
    production: true,
    drain: { graceMs: 5_000, limitMs: 20_000 },
    host: '127.0.0.1',
    port: 4101,
    logLevel: 'info',
    owner: 'emergency',
    databaseUrl: DATABASE,
    issuer: 'https://id.example.org',
    identityJwksUrl: undefined,
    gatewayJwksUrl: 'https://hub.example.org/.well-known/jwks.json',
    registryUrl: 'https://registry.example.org/hub',
    desk: undefined,
    logKey: JSON.parse(KEY),
    logPeers: new Map([
      ['training', 'https://training.example.org'],
      ['registry', 'https://registry.example.org/hub'],
    ]),
    sealSeconds: 600,
    sealEntries: 10_000,
  })
})

test.each([
  'https://training.example.org',
  'stranger=https://training.example.org',
  'training=https://a.example.org,training=https://b.example.org',
  'training=http://training.example.org',
  'training=https://user:password@training.example.org',
  'training=',
  ',',
])('an owner does not follow %j', peers => {
  expect(refusal(() => ownerSettings('emergency', { ...owner, LOG_PEERS: peers }))).toMatch(/^LOG_PEERS must /)
})

test('in demo mode the owners follow one another, at their ports', () => {
  const { logPeers } = ownerSettings('emergency', { ...demoOwner, TRAINING_PORT: '5104' })
  expect([...logPeers.keys()]).toEqual([...OWNERS])
  expect(logPeers.get('training')).toBe('http://127.0.0.1:5104')
})

test('a gateway in demo mode needs nothing but its keys, and its defaults follow the ports', () => {
  const settings = gatewaySettings({
    HUB_DEMO: '1',
    GATEWAY_SIGNING_KEY: KEY,
    SESSION_KEYS: SESSION_KEY,
    GATEWAY_PORT: '5000',
    IDENTITY_PORT: '5400',
    TRAINING_PORT: '5104',
  })
  expect(settings).toMatchObject({
    demo: true,
    production: false,
    port: 5000,
    url: 'http://localhost:5000',
    signingKey: { kid: 'first' },
    oidc: { issuer: 'http://localhost:5400', audience: 'hrd-hub', clientSecret: 'demo-only' },
    ownerUrls: { registry: 'http://127.0.0.1:4100', training: 'http://127.0.0.1:5104' },
    memberTimeoutMs: 2000,
    furtherKeys: [],
    session: {
      keys: [SESSION_KEY],
      idleSeconds: 900,
      seconds: 28800,
      clientId: 'hub-console',
      clientSecret: 'demo-only',
      scope: 'openid',
    },
    requireDpop: false,
    introspectionClients: [],
  })
})

test('what a gateway demands of its callers', () => {
  const key = { kty: 'OKP', crv: 'Ed25519', x: 'y'.repeat(43), kid: 'next' }
  const settings = gatewaySettings({
    HUB_DEMO: '1',
    GATEWAY_SIGNING_KEY: KEY,
    SESSION_KEYS: SESSION_KEY,
    GATEWAY_FURTHER_KEYS: JSON.stringify({ keys: [{ ...key, alg: 'EdDSA', use: 'sig' }] }),
    REQUIRE_DPOP: '1',
    REQUESTS_PER_MINUTE: '60',
    REQUESTS_AT_ONCE: '4',
    INTROSPECTION_CLIENTS: 'console, schema-registry',
  })
  expect(settings).toMatchObject({
    furtherKeys: [key],
    requireDpop: true,
    requests: { perMinute: 60, atOnce: 4 },
    introspectionClients: ['console', 'schema-registry'],
  })
})

test('the login that migrates is a variable of its own', () => {
  const url = 'postgres://emergency_migrate:secret@127.0.0.1/hub_emergency'
  expect(migrationSettings('emergency', { EMERGENCY_MIGRATE_DATABASE_URL: url })).toEqual({ databaseUrl: url })
  expect(refusal(() => migrationSettings('emergency', owner))).toMatch(/^EMERGENCY_MIGRATE_DATABASE_URL is missing/)
})

test.each(['', 'x', 'a,b', `${SESSION_KEY},`, `${SESSION_KEY} ${SESSION_KEY}`, 's'.repeat(44)])(
  'SESSION_KEYS=%j',
  keys => {
    const refused = refusal(() => gatewaySettings({ HUB_DEMO: '1', GATEWAY_SIGNING_KEY: KEY, SESSION_KEYS: keys }))
    expect(refused).toMatch(/^SESSION_KEYS (is missing: it )?must be one or more keys/)
  },
)

test.each(['profile', 'open id', 'openid  email', 'openid,email', ' openid'])('OIDC_CONSOLE_SCOPE=%j', scope => {
  const env = { HUB_DEMO: '1', GATEWAY_SIGNING_KEY: KEY, SESSION_KEYS: SESSION_KEY }
  expect(refusal(() => gatewaySettings({ ...env, OIDC_CONSOLE_SCOPE: scope }))).toMatch(/^OIDC_CONSOLE_SCOPE must be/)
  const both = gatewaySettings({ ...env, OIDC_CONSOLE_SCOPE: 'openid offline_access' })
  expect(both.session.scope).toBe('openid offline_access')
})

describe('outside demo mode nothing secret, and no address of another, has a default', () => {
  const gateway = {
    GATEWAY_URL: 'https://hub.example.org',
    GATEWAY_SIGNING_KEY: KEY,
    SESSION_KEYS: SESSION_KEY,
    OIDC_ISSUER: 'https://id.example.org',
    OIDC_CLIENT_ID: 'hub',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_CONSOLE_CLIENT_SECRET: 'secret',
    ...Object.fromEntries(OWNERS.map(owner => [`${owner.toUpperCase()}_URL`, `https://${owner}.example.org`])),
  }
  test('all given', () => expect(gatewaySettings(gateway).oidc.clientSecret).toBe('secret'))
  test.each(Object.keys(gateway))('%s is required', name => {
    expect(refusal(() => gatewaySettings({ ...gateway, [name]: undefined }))).toMatch(
      new RegExp(`^${name} is missing: `),
    )
    expect(refusal(() => gatewaySettings({ ...gateway, [name]: '' }))).toMatch(new RegExp(`^${name} is missing: `))
  })
  test.each(Object.keys(owner))('%s is required', name => {
    expect(refusal(() => ownerSettings('emergency', { ...owner, [name]: undefined }))).toMatch(`${name} is missing: `)
  })
  test('the identity provider does not start', () => {
    expect(refusal(() => identitySettings({}))).toBe('HUB_DEMO must be 1 for the embedded identity provider')
  })
})

describe('values that are refused', () => {
  test.each([
    ['EMERGENCY_PORT', 'abc', 'EMERGENCY_PORT must be a port number from 0 to 65535 (0: any free one), not "abc"'],
    ['EMERGENCY_PORT', '65536', 'not "65536"'],
    ['EMERGENCY_PORT', '-1', 'not "-1"'],
    ['EMERGENCY_PORT', '4e3', 'not "4e3"'],
    ['NODE_ENV', 'staging', 'NODE_ENV must be one of production, development, test, not "staging"'],
    ['HUB_DEMO', 'true', 'HUB_DEMO must be 1 or 0, not "true"'],
    ['HUB_HOST', 'hub.example.org', 'HUB_HOST must be an IP address or localhost'],
    ['LOG_LEVEL', 'loud\nmultiline', 'LOG_LEVEL must be one of fatal'],
    ['OIDC_ISSUER', 'id.example.org', 'OIDC_ISSUER must be an http or https URL'],
    ['OIDC_ISSUER', 'ftp://id.example.org', 'OIDC_ISSUER must be an http or https URL'],
    ['OIDC_ISSUER', 'https://user:secret@id.example.org', 'OIDC_ISSUER must not hold a user name or password'],
    ['EMERGENCY_DATABASE_URL', 'mysql://u:secret@localhost/hub', 'EMERGENCY_DATABASE_URL must be a URL like postgres:'],
    ['EMERGENCY_DATABASE_URL', 'postgres://u:secret@localhost', 'must name host, user and database'],
    ['EMERGENCY_DATABASE_URL', 'postgres:///hub', 'must name host, user and database'],
  ])('%s=%s', (name, value, message) => {
    const refused = refusal(() => ownerSettings('emergency', { ...owner, [name]: value }))
    expect(refused).toContain(message)
    expect(refused).not.toContain('secret')
  })

  test.each(['not json', '[]', '{"kty":"OKP","crv":"Ed25519"}', KEY.replace('"d"', '"e"')])(
    'GATEWAY_SIGNING_KEY=%s',
    key => {
      expect(refusal(() => gatewaySettings({ HUB_DEMO: '1', GATEWAY_SIGNING_KEY: key }))).toBe(
        'GATEWAY_SIGNING_KEY must be a private Ed25519 JWK as JSON, with kty, crv, x, d and kid',
      )
    },
  )
})

describe('a gateway does not start', () => {
  test.each([
    ['GATEWAY_FURTHER_KEYS', KEY],
    ['GATEWAY_FURTHER_KEYS', `{"keys":[${KEY}]}`],
    ['GATEWAY_FURTHER_KEYS', '[]'],
    ['REQUIRE_DPOP', 'yes'],
    ['REQUESTS_PER_MINUTE', '0'],
    ['REQUESTS_AT_ONCE', '-1'],
    ['INTROSPECTION_CLIENTS', 'console,,other'],
    ['INTROSPECTION_CLIENTS', 'two words'],
  ])('with %s=%s', (name, value) => {
    const refused = refusal(() =>
      gatewaySettings({ HUB_DEMO: '1', GATEWAY_SIGNING_KEY: KEY, SESSION_KEYS: SESSION_KEY, [name]: value }),
    )
    expect(refused).toMatch(new RegExp(`^${name} must `))
    expect(refused).not.toContain('d'.repeat(43))
  })
})

describe('plain http', () => {
  test.each(['http://localhost:4400', 'http://127.0.0.1:4400', 'http://127.9.9.9', 'http://[::1]:4400'])(
    '%s',
    issuer => {
      expect(ownerSettings('emergency', { ...owner, OIDC_ISSUER: issuer }).issuer).toBe(issuer)
    },
  )
  test.each([
    'http://id.example.org',
    'http://localhost.example.org',
    'http://127.0.0.1.example.org',
    'http://10.0.0.1',
    'http://0.0.0.0',
    'http://[::]',
    'http://[::ffff:10.0.0.1]',
  ])('%s is refused', issuer => {
    expect(refusal(() => ownerSettings('emergency', { ...owner, OIDC_ISSUER: issuer }))).toBe(
      'OIDC_ISSUER must use https: plain http is accepted on loopback only',
    )
  })
})

describe('a database elsewhere', () => {
  const read = (url: string) => () => ownerSettings('emergency', { ...owner, EMERGENCY_DATABASE_URL: url })
  test('with verified TLS', () => {
    expect(read('postgresql://u:p@db.example.org/hub?sslmode=verify-full')).not.toThrow()
  })
  test.each([
    'postgres://u:p@db.example.org/hub',
    'postgres://u:p@db.example.org/hub?sslmode=disable',
    'postgres://u:p@db.example.org/hub?sslmode=require',
    'postgres://u:p@db.example.org/hub?sslmode=verify-full&sslmode=disable',
  ])('%s is refused', url => expect(refusal(read(url))).toContain('must have sslmode=verify-full'))

  // The driver lets parameters outrank the URL's own host.
  test.each(['host=db.example.org', 'ssl=0', 'port=5432', 'options=-c%20role%3Dx'])('%s is refused', parameter => {
    expect(refusal(read(`${DATABASE}?${parameter}`))).toContain('must have no parameter besides')
  })
})

describe('demo mode refuses', () => {
  test.each([
    ['HUB_HOST', '0.0.0.0', 'HUB_HOST must be 127.0.0.1 in demo mode, not "0.0.0.0"'],
    ['HUB_HOST', '192.168.1.4', 'HUB_HOST must be 127.0.0.1'],
    ['NODE_ENV', 'production', 'NODE_ENV must not be production in demo mode'],
    ['OIDC_ISSUER', 'https://id.example.org', 'OIDC_ISSUER must be on this machine in demo mode'],
    [
      'EMERGENCY_DATABASE_URL',
      'postgres://u:secret@db.example.org/hub?sslmode=verify-full',
      'EMERGENCY_DATABASE_URL must be the embedded PostgreSQL in demo mode: an external database is refused',
    ],
  ])('%s=%s', (name, value, message) => {
    expect(refusal(() => ownerSettings('emergency', { ...demoOwner, [name]: value }))).toContain(message)
  })
  test('HUB_HOST=localhost is the loopback address', () => {
    expect(ownerSettings('emergency', { ...demoOwner, HUB_HOST: 'localhost' }).host).toBe('127.0.0.1')
  })
})

describe('certificates', () => {
  const files = {
    TLS_CERTIFICATE_FILE: '/run/secrets/owner.pem',
    TLS_KEY_FILE: '/run/secrets/owner.key',
    TLS_AUTHORITY_FILE: '/run/secrets/authority.pem',
  }
  const tls = {
    certificate: files.TLS_CERTIFICATE_FILE,
    key: files.TLS_KEY_FILE,
    authority: files.TLS_AUTHORITY_FILE,
    mutual: true,
  }

  test('are asked of whoever connects to an owner, unless told otherwise, and never of callers', () => {
    expect(ownerSettings('emergency', { ...owner, ...files }).tls).toEqual(tls)
    expect(ownerSettings('emergency', { ...owner, ...files, TLS_MUTUAL: '0' }).tls).toEqual({ ...tls, mutual: false })
    const gateway = gatewaySettings({ HUB_DEMO: '1', GATEWAY_SIGNING_KEY: KEY, SESSION_KEYS: SESSION_KEY, ...files })
    expect(gateway.tls).toEqual({ ...tls, mutual: false })
  })

  test.each(Object.keys(files))('belong together: not without %s', name => {
    const some = { ...owner, ...files, [name]: '' }
    expect(refusal(() => ownerSettings('emergency', some))).toBe(`${name} is missing: the three files belong together`)
  })

  test('are needed beyond loopback', () => {
    const beyond = { ...owner, HUB_HOST: '0.0.0.0' }
    expect(refusal(() => ownerSettings('emergency', beyond))).toBe(
      'TLS_CERTIFICATE_FILE is missing: plain http is served on loopback only',
    )
    expect(ownerSettings('emergency', { ...beyond, ...files }).host).toBe('0.0.0.0')
  })
})

describe('a setting from a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-settings-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const { EMERGENCY_DATABASE_URL: _, ...rest } = owner
  const file = join(folder, 'database-url')

  test('is what the file says, without the line end', () => {
    writeFileSync(file, `${DATABASE}\n`)
    const settings = ownerSettings('emergency', { ...rest, EMERGENCY_DATABASE_URL_FILE: file })
    expect(settings.databaseUrl).toBe(DATABASE)
  })

  test('is missing where the file is empty', () => {
    writeFileSync(file, '\n')
    const read = () => ownerSettings('emergency', { ...rest, EMERGENCY_DATABASE_URL_FILE: file })
    expect(refusal(read)).toMatch(/^EMERGENCY_DATABASE_URL is missing/)
  })

  test('is refused beside the setting itself, and where it cannot be read', () => {
    expect(refusal(() => ownerSettings('emergency', { ...owner, EMERGENCY_DATABASE_URL_FILE: file }))).toBe(
      'EMERGENCY_DATABASE_URL_FILE must not be set beside EMERGENCY_DATABASE_URL',
    )
    expect(refusal(() => ownerSettings('emergency', { ...rest, EMERGENCY_DATABASE_URL_FILE: `${file}.gone` }))).toBe(
      'EMERGENCY_DATABASE_URL_FILE must name a file that can be read',
    )
  })
})
