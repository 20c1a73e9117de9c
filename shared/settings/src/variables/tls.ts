import * as schema from '../schemas.ts'
import type { Variable } from '../variable.ts'

const PEM_FILE = { schema: schema.text, must: 'be the path of a PEM file', show: true, optional: 'none' } as const

export const TLS_CERTIFICATE_FILE: Variable<string> = {
  ...PEM_FILE,
  name: 'TLS_CERTIFICATE_FILE',
  meaning:
    "The process's certificate, PEM, with those between it and the authority. Needed wherever it listens beyond loopback. Changed files are taken up without a restart. See [operations.md](operations.md).",
  usedBy: ['gateway', 'owner', 'upkeep'],
}

export const TLS_KEY_FILE: Variable<string> = {
  ...PEM_FILE,
  name: 'TLS_KEY_FILE',
  meaning: 'The key of that certificate, PEM.',
  usedBy: ['gateway', 'owner', 'upkeep'],
}

export const TLS_AUTHORITY_FILE: Variable<string> = {
  ...PEM_FILE,
  name: 'TLS_AUTHORITY_FILE',
  meaning: "The authority that issues the certificates of the hub's processes, PEM. Between them no other is believed.",
  usedBy: ['gateway', 'owner', 'upkeep'],
}

export const TLS_MUTUAL: Variable<boolean> = {
  name: 'TLS_MUTUAL',
  meaning: 'Whether an owner that has a certificate answers only to whoever shows one of the same authority.',
  must: 'be 1 or 0',
  schema: schema.flag,
  default: '1',
  show: true,
  usedBy: ['owner'],
}
