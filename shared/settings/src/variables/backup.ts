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
