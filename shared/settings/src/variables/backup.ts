import { RETENTION_KINDS, RETENTION_PERIODS, type Retention, retention } from '../retention.ts'
import * as schema from '../schemas.ts'
import type { Variable } from '../variable.ts'

export const BACKUP_DIR: Variable<string> = {
  name: 'BACKUP_DIR',
  meaning: 'The folder that backups are written into. See [operations.md](operations.md#backup-and-restore).',
  must: 'be a path',
  schema: schema.text,
  optional: 'no backups',
  show: true,
  usedBy: ['upkeep'],
}

export const BACKUP_RECIPIENTS: Variable<readonly string[]> = {
  name: 'BACKUP_RECIPIENTS',
  meaning:
    'Whom backups are encrypted for: public keys of age, with commas between. Whoever has the identity of any of them can read them; the machine that makes them cannot.',
  must: 'be public keys of age (age1…) with commas between',
  schema: schema.ageRecipients,
  optional: 'no backups',
  show: true,
  usedBy: ['upkeep'],
}

export const BACKUP_IDENTITY: Variable<string> = {
  name: 'BACKUP_IDENTITY',
  meaning: 'The identity of age that a backup is decrypted with. For `restore` alone: keep it where no server runs.',
  must: 'be a file as `backup-key` or age-keygen writes it, or its line AGE-SECRET-KEY-…',
  schema: schema.ageIdentity,
  optional: 'nothing is restored',
  show: false,
  usedBy: ['upkeep'],
}

export const RETENTION: Variable<Retention> = {
  name: 'RETENTION',
  meaning:
    'For how many days an owner keeps what: `standard`, and `kind=days` or `kind=never` after it or alone, with commas between. The command `retention` lets go what is older. See [operations.md](operations.md#retention).',
  must: `be standard, or like standard,rooms=730,log=never. Kinds, with the fewest days: ${RETENTION_KINDS.map(kind => `${kind} ${RETENTION_PERIODS[kind].least}`).join(', ')}`,
  schema: retention,
  optional: 'nothing is deleted',
  show: true,
  usedBy: ['owner', 'upkeep'],
}
