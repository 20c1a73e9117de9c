import { MEMBER_CODES, OWNERS } from '@hub/vocabulary'
import { expect, test } from 'vitest'
import { startSettings, variablesOf } from './index.ts'

test('the ports of the demonstration, in the order in which they are taken', () => {
  const ports = startSettings({}).ports.map(({ use, variable, port }) => `${use} ${variable} ${port}`)
  const joinedLater = MEMBER_CODES.slice(6)
  expect(ports.filter(line => !joinedLater.some(code => line.startsWith(`${code} `)))).toEqual([
    'postgres POSTGRES_PORT 4432',
    'identity IDENTITY_PORT 4400',
    'registry REGISTRY_PORT 4100',
    'emergency EMERGENCY_PORT 4101',
    'sustaining SUSTAINING_PORT 4102',
    'relocation RELOCATION_PORT 4103',
    'training TRAINING_PORT 4104',
    'advocacy ADVOCACY_PORT 4105',
    'outreach OUTREACH_PORT 4106',
    'statistics STATISTICS_PORT 4107',
    'gateway GATEWAY_PORT 4000',
  ])
})

test.each([
  [{ HUB_DEMO: '0' }, 'HUB_DEMO must not be 0'],
  [{ HUB_HOST: '0.0.0.0' }, 'HUB_HOST must be 127.0.0.1'],
  [{ NODE_ENV: 'production' }, 'NODE_ENV must not be production'],
  [{ TRAINING_DATABASE_URL: 'postgres://u:p@127.0.0.1/db' }, 'TRAINING_DATABASE_URL must be unset for npm start'],
  [{ GATEWAY_SIGNING_KEY: '{}' }, 'GATEWAY_SIGNING_KEY must be unset'],
  [{ SESSION_KEYS: 'x' }, 'SESSION_KEYS must be unset'],
  [{ OIDC_ISSUER: 'https://id.example.org' }, 'OIDC_ISSUER must be on this machine'],
  [{ GATEWAY_PORT: '4101' }, 'GATEWAY_PORT must differ from EMERGENCY_PORT: both are 4101'],
  [{ GATEWAY_PORT: 'x' }, 'GATEWAY_PORT must be a port number'],
  [{ HUB_CASES: '3' }, 'HUB_CASES must be a number from 200 to 200000, not "3"'],
])('%j is refused', (env, message) => {
  expect(() => startSettings(env)).toThrow(message)
})

test('several ports may be 0', () => {
  expect(() => startSettings({ GATEWAY_PORT: '0', IDENTITY_PORT: '0' })).not.toThrow()
})

test('an owner is told of no database but its own, and not how to migrate it', () => {
  const names = variablesOf('owner', 'emergency')
  expect(names).toContain('EMERGENCY_DATABASE_URL')
  expect(names.filter(name => /DATABASE|SECRET|SIGNING_KEY|LOG_KEY/.test(name))).toEqual([
    'EMERGENCY_DATABASE_URL',
    'EMERGENCY_LOG_KEY',
  ])
  // Of the others it knows where they listen, to follow their logs.
  const ports = ['GATEWAY', 'IDENTITY', 'EMERGENCY_METRICS', ...OWNERS.map(owner => owner.toUpperCase())].map(
    name => `${name}_PORT`,
  )
  expect(names.filter(name => /PORT/.test(name)).sort()).toEqual(ports.sort())
  expect(variablesOf('gateway').filter(name => name.includes('DATABASE'))).toEqual([])
  expect(variablesOf('identity').filter(name => name.includes('DATABASE'))).toEqual([])
})
