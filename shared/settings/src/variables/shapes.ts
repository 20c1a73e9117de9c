import { databaseUrlRule, httpUrlRule } from '../rules.ts'
import * as schema from '../schemas.ts'

// What several variables have in common.

export const EVERYONE = ['gateway', 'owner', 'identity', 'migration', 'upkeep', 'start'] as const

export const SERVERS = ['gateway', 'owner', 'identity'] as const

export const PORT = {
  schema: schema.port,
  must: 'be a port number from 0 to 65535 (0: any free one)',
  show: true,
} as const

export const HTTP_URL = {
  schema: schema.httpUrl,
  must: 'be an http or https URL',
  rule: httpUrlRule,
  show: false,
} as const

export const DATABASE_URL = {
  schema: schema.databaseUrl,
  must: 'be a URL like postgres://user:password@host:port/database, or with several hosts host:port,host:port',
  rule: databaseUrlRule,
  show: false,
  made: 'made at the first start',
} as const

export const METRICS_PORT = { ...PORT, optional: 'no metrics are served' } as const
