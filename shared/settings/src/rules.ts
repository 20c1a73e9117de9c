import { isIPv4 } from 'node:net'
import { databaseAddresses } from './database-addresses.ts'
import type { Mode } from './variable.ts'

/** Whether a host name or address can only mean this machine. `0.0.0.0` and `::` mean every interface, so they do not. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  return bare === 'localhost' || bare === '::1' || (isIPv4(bare) && bare.startsWith('127.'))
}

/** In demo mode everyone knows the passwords, so nothing beyond this machine may be reached or reach in. */
const DEMO_IS_LOCAL = 'must be on this machine in demo mode (127.0.0.1 or localhost)'

export function hostRule(host: string, mode: Mode): string | undefined {
  return mode.demo && host !== '127.0.0.1' ? 'must be 127.0.0.1 in demo mode' : undefined
}

export function httpUrlRule(value: string, mode: Mode): string | undefined {
  const url = new URL(value)
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or password'
  if (isLoopback(url.hostname)) return undefined
  if (mode.demo) return DEMO_IS_LOCAL
  return url.protocol === 'https:' ? undefined : 'must use https: plain http is accepted on loopback only'
}

/** Each address of a list by the rule for one. */
export function peersRule(peers: ReadonlyMap<string, string>, mode: Mode): string | undefined {
  return [...peers.values()].map(url => httpUrlRule(url, mode)).find(complaint => complaint !== undefined)
}

/** What else a database URL may say. Above all not `host`, which would outrank the host that is judged here. */
const DATABASE_PARAMETERS = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'application_name']

/** Each server by the rule for one. */
export function databaseUrlRule(value: string, mode: Mode): string | undefined {
  const complaints = databaseAddresses(value)?.map(url => databaseServerRule(url, mode))
  return complaints?.find(complaint => complaint !== undefined)
}

function databaseServerRule(url: URL, mode: Mode): string | undefined {
  if (url.hostname === '' || url.username === '' || url.pathname.length < 2)
    return 'must name host, user and database: postgres://user:password@host:port/database'
  const stranger = [...url.searchParams.keys()].find(name => !DATABASE_PARAMETERS.includes(name))
  if (stranger !== undefined) return `must have no parameter besides ${DATABASE_PARAMETERS.join(', ')}`
  if (isLoopback(url.hostname)) return undefined
  if (mode.demo) return 'must be the embedded PostgreSQL in demo mode: an external database is refused'
  const sslmodes = url.searchParams.getAll('sslmode')
  return sslmodes.length === 1 && sslmodes[0] === 'verify-full'
    ? undefined
    : 'must have sslmode=verify-full, unless the database is on this machine'
}

export function nodeEnvRule(value: string, mode: Mode): string | undefined {
  return mode.demo && value === 'production'
    ? 'must not be production in demo mode: demo secrets are public'
    : undefined
}
