import { z } from 'zod'
import { hostRule, nodeEnvRule } from '../rules.ts'
import * as schema from '../schemas.ts'
import type { Variable } from '../variable.ts'
import { EVERYONE, PORT, SERVERS } from './shapes.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const NODE_ENVS = ['production', 'development', 'test'] as const

export const HUB_DEMO: Variable<boolean> = {
  name: 'HUB_DEMO',
  meaning: 'Demo mode: allows the embedded identity provider and the demo secrets, on this machine only.',
  must: 'be 1 or 0',
  schema: schema.flag,
  default: '0',
  made: '1, set by npm start',
  show: true,
  usedBy: EVERYONE,
}

export const NODE_ENV: Variable<(typeof NODE_ENVS)[number]> = {
  name: 'NODE_ENV',
  meaning: 'In production, introspection, the API explorer and unregistered operations are off.',
  must: `be one of ${NODE_ENVS.join(', ')}`,
  schema: z.enum(NODE_ENVS),
  rule: nodeEnvRule,
  default: 'production',
  demoDefault: 'development',
  show: true,
  usedBy: EVERYONE,
}

export const HUB_HOST: Variable<string> = {
  name: 'HUB_HOST',
  meaning: 'The address that every server of the hub listens on.',
  must: 'be an IP address or localhost',
  schema: schema.host,
  rule: hostRule,
  default: '127.0.0.1',
  show: true,
  usedBy: [...SERVERS, 'upkeep', 'start'],
}

export const DRAIN_GRACE_MS: Variable<number> = {
  name: 'DRAIN_GRACE_MS',
  meaning:
    'How long a process that is told to end goes on as before, after it has said at `/health/ready` that it is not ready: as long as a balancer takes to notice, in milliseconds. See [operations.md](operations.md).',
  must: 'be a number of milliseconds from 0 to 60000',
  schema: schema.integer(0, 60_000),
  default: '5000',
  demoDefault: '0',
  show: true,
  usedBy: ['gateway', 'owner'],
}

export const DRAIN_LIMIT_MS: Variable<number> = {
  name: 'DRAIN_LIMIT_MS',
  meaning: 'How long requests that are under way by then may still take, in milliseconds.',
  must: 'be a number of milliseconds from 0 to 300000',
  schema: schema.integer(0, 300_000),
  default: '20000',
  demoDefault: '2000',
  show: true,
  usedBy: ['gateway', 'owner'],
}

export const HUB_DATA_DIR: Variable<string> = {
  name: 'HUB_DATA_DIR',
  meaning: 'The folder of the demonstration: databases, generated secrets, logs. Relative to where the command runs.',
  must: 'be a path',
  schema: schema.text,
  default: '.data',
  show: true,
  usedBy: ['identity', 'start'],
}

export const HUB_CASES: Variable<number> = {
  name: 'HUB_CASES',
  meaning: 'How many demonstration cases the first start makes.',
  must: 'be a number from 200 to 200000',
  schema: schema.integer(200, 200_000),
  default: '2000',
  show: true,
  usedBy: ['start'],
}

export const POSTGRES_PORT: Variable<number> = {
  ...PORT,
  name: 'POSTGRES_PORT',
  meaning: 'Port of the embedded PostgreSQL.',
  default: '4432',
  usedBy: ['start'],
}

export const RULES_DIR: Variable<string> = {
  name: 'RULES_DIR',
  meaning:
    'A folder that is laid out as the repository: `schema/` and `subgraphs/<owner>/policies/` in it are what gateway and owners go by. Changes are taken up without a restart. See [operations.md](operations.md#new-rules).',
  must: 'be a path',
  schema: schema.text,
  optional: 'the repository itself',
  show: true,
  usedBy: ['gateway', 'owner'],
}

export const LOG_LEVEL: Variable<(typeof LOG_LEVELS)[number]> = {
  name: 'LOG_LEVEL',
  meaning: 'The least severe lines that are logged.',
  must: `be one of ${LOG_LEVELS.join(', ')}`,
  schema: z.enum(LOG_LEVELS),
  default: 'info',
  show: true,
  usedBy: [...SERVERS, 'start'],
}
