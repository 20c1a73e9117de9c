import { OWNERS, type Owner } from '@hub/vocabulary'
import { peersRule } from '../rules.ts'
import * as schema from '../schemas.ts'
import type { Variable } from '../variable.ts'

export const LOG_PEERS: Variable<ReadonlyMap<Owner, string>> = {
  name: 'LOG_PEERS',
  meaning:
    "Where the other owners' logs are, which this owner follows and cosigns, and which cosign its own; itself may be among them. See [log.md](log.md).",
  must: 'be owners with their URLs, like emergency=https://…,training=https://…, each owner once',
  schema: schema.ownerUrls,
  rule: peersRule,
  demoDefault: OWNERS.map(owner => `${owner}=http://127.0.0.1:{${owner.toUpperCase()}_PORT}`).join(','),
  show: false,
  usedBy: ['owner', 'upkeep'],
}

export const LOG_SEAL_SECONDS: Variable<number> = {
  name: 'LOG_SEAL_SECONDS',
  meaning: 'After how many seconds an owner signs the state of its log anew.',
  must: 'be a number of seconds from 1 to 86400',
  schema: schema.integer(1, 86_400),
  default: '600',
  demoDefault: '60',
  show: true,
  usedBy: ['owner'],
}

export const LOG_SEAL_ENTRIES: Variable<number> = {
  name: 'LOG_SEAL_ENTRIES',
  meaning: 'And after how many entries.',
  must: 'be a number from 1 to 100000000',
  schema: schema.integer(1, 100_000_000),
  default: '10000',
  show: true,
  usedBy: ['owner'],
}
