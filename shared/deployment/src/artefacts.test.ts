import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gatewaySettings, migrationSettings, ownerSettings, upkeepSettings, variablesOf } from '@hub/settings'
import { MEMBER_CODES, OWNERS, type Owner, PURPOSES, ROLES, STATISTICS } from '@hub/vocabulary'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { artefacts } from './artefacts.ts'
import type { Compose } from './compose.ts'

/** What operators read is looked at, not what it is made from: the files that are checked in. */
const ROOT = new URL('../../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')
const compose = parse(read('docker-compose.yml'), { version: '1.1' }) as Compose
const services = Object.entries(compose.services)
const named = (name: string) => compose.services[name] ?? expect.fail(`no service ${name}`)

it.each([...artefacts().keys()])('%s is what the command writes', path => {
  expect(read(path)).toBe(artefacts().get(path))
})

let secrets: string
beforeAll(() => {
  secrets = mkdtempSync(join(tmpdir(), 'hub-secrets-'))
  for (const name of Object.keys(compose.secrets)) writeFileSync(join(secrets, name), secretLike(name))
})
afterAll(() => rmSync(secrets, { recursive: true }))

/** The environment inside the container, with its secrets. */
const environmentOf = (name: string) =>
  Object.fromEntries(
    Object.entries(named(name).environment).map(([variable, value]) => [
      variable,
      value
        .replace('/run/secrets', secrets)
        .replace(/\$\{HUB_NAME:[^}]*\}/, 'hub.example.org')
        .replace(/\$\{IDENTITY_NAME:[^}]*\}/, 'id.example.org')
        .replace(/\$\{\w+:-\}/, ''),
    ]),
  )

describe('settings', () => {
  it('are all that the gateway needs', () => {
    const settings = gatewaySettings(environmentOf('gateway'))
    expect(settings).toMatchObject({ production: true, demo: false, host: '0.0.0.0', url: 'https://hub.example.org' })
    expect(Object.keys(settings.ownerUrls).sort()).toEqual([...OWNERS].sort())
  })

  it.each(OWNERS)('are all that %s and its migration need', owner => {
    expect(ownerSettings(owner, environmentOf(owner))).toMatchObject({
      production: true,
      demo: false,
      tls: { mutual: true },
      issuer: gatewaySettings(environmentOf('gateway')).oidc.issuer,
    })
    expect(migrationSettings(owner, environmentOf(`${owner}-migrate`)).databaseUrl).toContain(`${owner}_migrate`)
    const upkeep = upkeepSettings(owner, environmentOf(`${owner}-upkeep`))
    expect(upkeep).toMatchObject({ databaseUrl: expect.stringContaining(`${owner}_migrate`), backupDir: '/backups' })
  })

  const processes = [
    { name: 'gateway', known: variablesOf('gateway') },
    ...OWNERS.flatMap(owner => [
      {
        name: owner as string,
        known: [...variablesOf('owner', owner), ...(owner === STATISTICS.code ? variablesOf('statistics') : [])],
      },
      { name: `${owner}-migrate`, known: variablesOf('migration', owner) },
      { name: `${owner}-upkeep`, known: variablesOf('upkeep', owner) },
    ]),
  ]
  it.each(processes)('of $name are ones that it reads', ({ name, known }) => {
    const platform = ['NODE_ENV', 'NODE_EXTRA_CA_CERTS']
    const given = Object.keys(named(name).environment).map(one =>
      known.includes(one) ? one : one.replace(/_FILE$/, ''),
    )
    expect(given.filter(one => !known.includes(one) && !platform.includes(one))).toEqual([])
  })

  it('that are secret come as files', () => {
    const plain = services.flatMap(([name, { environment }]) =>
      Object.entries(environment)
        .filter(
          ([variable]) =>
            /PASSWORD|SECRET|(SIGNING|LOG)_KEY|DATABASE_URL/.test(variable) && !variable.endsWith('_FILE'),
        )
        .map(([variable]) => `${name}: ${variable}`),
    )
    expect(plain).toEqual([])
  })

  it('name only secrets that the container is given', () => {
    for (const [name, { environment, command = [], secrets: given }] of services) {
      const wanted = [...Object.values(environment), ...command].flatMap(value =>
        [...value.matchAll(/\/run\/secrets\/([\w.-]+)/g)].map(match => match[1]),
      )
      expect(given, name).toEqual(expect.arrayContaining(wanted))
    }
  })
})

describe('networks', () => {
  const on = (network: string) =>
    services.filter(([, { networks }]) => networks.includes(network)).map(([name]) => name)

  it.each(OWNERS)('let nobody but %s reach its database', owner => {
    expect(on(`${owner}-data`).sort()).toEqual(
      [owner, `${owner}-database`, `${owner}-migrate`, `${owner}-upkeep`].sort(),
    )
    expect(named(`${owner}-database`).networks).toEqual([`${owner}-data`])
    expect(named(`${owner}-migrate`).networks).toEqual([`${owner}-data`])
    expect(compose.networks[`${owner}-data`]).toEqual({ internal: true })
  })

  it('let owners be reached by nobody outside, and reach nobody outside', () => {
    expect(compose.networks.hub).toEqual({ internal: true })
    for (const owner of OWNERS) {
      expect(named(owner).networks).toEqual([`${owner}-data`, 'hub'])
      expect(named(owner).ports).toBeUndefined()
    }
    expect(on('public').sort()).toEqual(['gateway', 'identity'])
  })

  it('give no owner another’s secrets', () => {
    for (const owner of OWNERS) {
      const others = OWNERS.filter((other: Owner) => other !== owner)
      for (const name of [owner, `${owner}-migrate`, `${owner}-upkeep`, `${owner}-database`]) {
        const foreign = named(name).secrets.filter(secret => others.some(other => secret.startsWith(`${other}`)))
        expect(foreign, name).toEqual([])
      }
      expect(named(owner).secrets).not.toContain(`${owner}-migrate-database-url`)
    }
  })
})

it.each(services)('%s runs with as few rights as it can', (name, service) => {
  expect(service.read_only).toBe(true)
  expect(service.user).toMatch(/^[1-9]\d*:\d+$/)
  expect(service.cap_drop).toEqual(['ALL'])
  expect(service.security_opt).toEqual(['no-new-privileges:true'])
  expect(service.deploy.resources.limits).toEqual({ cpus: expect.any(String), memory: expect.any(String) })
  if (!/-(migrate|upkeep)$/.test(name)) expect(service.healthcheck?.test.length).toBeGreaterThan(1)
})

describe('the realm', () => {
  const realm = JSON.parse(read('deploy/keycloak/hrd-realm.json')) as Realm
  const mappersOf = (kind: string, all = [...realm.clientScopes, ...realm.clients]) =>
    all.flatMap(({ clientId, name, protocolMappers = [] }) =>
      protocolMappers
        .filter(one => one.protocolMapper === kind)
        .map(({ config }) => ({ of: clientId ?? name, config })),
    )

  it('knows every role, and gives tokens of five minutes', () => {
    expect(realm.roles.realm.map(role => role.name)).toEqual([...ROLES])
    expect(realm.accessTokenLifespan).toBe(300)
  })

  it('lets the gateway alone exchange tokens, under the name that access tokens are for', () => {
    expect(realm.clients.map(({ clientId }) => clientId)).toEqual(['hrd-hub', 'hrd-members', 'hub-console'])
    const exchanging = realm.clients.filter(
      ({ attributes }) => attributes?.['standard.token.exchange.enabled'] === 'true',
    )
    const { oidc } = gatewaySettings(environmentOf('gateway'))
    expect(exchanging.map(({ clientId }) => clientId)).toEqual([oidc.clientId])
    expect(oidc.clientId).toBe(oidc.audience)
  })

  it('gives tokens one audience, which the hub insists on, and what else it asks of them', () => {
    expect(mappersOf('oidc-audience-mapper').map(({ of, config }) => [of, config['included.client.audience']])).toEqual(
      [
        ['hub', 'hrd-hub'],
        ['hrd-hub', 'hrd-members'],
      ],
    )
    expect(mappersOf('oidc-sub-mapper').map(({ of }) => of)).toEqual(['basic'])
    expect(mappersOf('oidc-usersessionmodel-note-mapper').map(({ config }) => config['claim.name'])).toEqual([
      'auth_time',
      'client_id',
    ])
    for (const { defaultClientScopes, bearerOnly } of realm.clients) {
      if (bearerOnly !== true) expect(defaultClientScopes).toEqual(['basic', 'hub'])
    }
    expect(realm.defaultDefaultClientScopes).toEqual(['basic', 'hub'])
    expect(realm.clientScopes.map(({ name }) => name)).toEqual(['basic', 'hub'])
  })

  it('declares the attributes that tokens carry, and lets nobody change their own', () => {
    const [profile] = realm.components['org.keycloak.userprofile.UserProfileProvider'] ?? []
    const { attributes } = JSON.parse(profile?.config['kc.user.profile.config']?.[0] ?? '') as UserProfile
    const carried = mappersOf('oidc-usermodel-attribute-mapper').map(({ config }) => config['user.attribute'])
    expect(carried).toEqual(['member', 'purposes'])
    for (const name of carried) {
      const found = attributes.find(one => one.name === name)
      expect(found?.permissions).toEqual({ view: ['admin'], edit: ['admin'] })
    }
    expect(attributes.find(({ name }) => name === 'member')?.validations.options?.options).toEqual([
      ...MEMBER_CODES,
      'secretariat',
      'eu',
    ])
    expect(attributes.find(({ name }) => name === 'purposes')?.validations.options?.options).toEqual([...PURPOSES])
  })
})

interface Mapped {
  readonly name?: string
  readonly clientId?: string
  readonly bearerOnly?: boolean
  readonly defaultClientScopes?: readonly string[]
  readonly attributes?: Readonly<Record<string, string>>
  readonly protocolMappers?: readonly { readonly protocolMapper: string; readonly config: Record<string, string> }[]
}

interface Realm {
  readonly roles: { readonly realm: readonly { readonly name: string }[] }
  readonly accessTokenLifespan: number
  readonly clients: readonly Mapped[]
  readonly clientScopes: readonly Mapped[]
  readonly defaultDefaultClientScopes: readonly string[]
  readonly components: Readonly<Record<string, readonly { readonly config: Record<string, readonly string[]> }[]>>
}

interface UserProfile {
  readonly attributes: readonly {
    readonly name: string
    readonly permissions: object
    readonly validations: { readonly options?: { readonly options: readonly string[] } }
  }[]
}

/** Something that the settings take for what the name says. */
function secretLike(name: string): string {
  if (/-(signing|log)-key$/.test(name)) {
    return JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'x'.repeat(43), d: 'd'.repeat(43), kid: 'first' })
  }
  if (name === 'session-keys') return 's'.repeat(43)
  const url = /^(\w+)-(migrate-)?database-url$/.exec(name)
  if (url === null) return 'secret'
  const login = `${url[1]}_${url[2] === undefined ? 'serve' : 'migrate'}`
  return `postgres://${login}:secret@${url[1]}-database:5432/hub_${url[1]}?sslmode=verify-full&sslrootcert=/run/secrets/authority.pem`
}
