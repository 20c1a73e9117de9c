import { randomUUID } from 'node:crypto'
import type { LogRow } from '../ledger/write-log.ts'

/** A row for the release log, about these cases. */
export function logRow(cases: LogRow['cases'], assertionId: string = randomUUID()): LogRow {
  return {
    caller: {
      sub: 'somebody',
      member: 'training',
      roles: [],
      purposes: [],
      expiresAt: 0,
      role: 'CASE_WORKER',
      purpose: 'TRAINING',
      isPerson: true,
      onBehalfOf: null,
      requestId: randomUUID(),
      assertionId,
      schemaDigest: 'sha256:schema',
      agreementDigest: 'sha256:agreement',
      bodyDigest: 'sha256:body',
    },
    tableDigest: 'sha256:table',
    fields: ['File.legalName'],
    entries: [],
    cases,
  }
}
