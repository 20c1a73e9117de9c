import * as schema from '../schemas.ts'
import type { Variable } from '../variable.ts'

export const SESSION_KEYS: Variable<readonly string[]> = {
  name: 'SESSION_KEYS',
  meaning:
    "What browsers' sessions are encrypted with: the first key encrypts, all decrypt. The same for all processes of the gateway. See [keys.md](keys.md).",
  must: 'be one or more keys of 32 random bytes in base64url, with commas between',
  schema: schema.secretKeys,
  made: 'made at the first start',
  show: false,
  usedBy: ['gateway'],
}

export const SESSION_IDLE_SECONDS: Variable<number> = {
  name: 'SESSION_IDLE_SECONDS',
  meaning: 'How long a person stays signed in to the console without using it.',
  must: 'be a number of seconds from 60 to 86400',
  schema: schema.integer(60, 86_400),
  default: '900',
  show: true,
  usedBy: ['gateway'],
}

export const SESSION_SECONDS: Variable<number> = {
  name: 'SESSION_SECONDS',
  meaning: 'How long a person stays signed in to the console at most.',
  must: 'be a number of seconds from 60 to 604800',
  schema: schema.integer(60, 604_800),
  default: '28800',
  show: true,
  usedBy: ['gateway'],
}
