import { randomUUID } from 'node:crypto'
import type { LogRow } from '../ledger/log-row.ts'
import type { LogDecision } from '../release/log-entry.ts'

const NOTHING: LogDecision = { relations: [], mask: [], present: false, withheld: {} }

/** A row for the release log, about these cases. */
export function logRow(
  cases: readonly { readonly id: string; readonly epoch: string }[],
  assertionId: string = randomUUID(),
  decision: LogDecision = NOTHING,
): LogRow {
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
    entries: cases.map(({ id, epoch }) => ({ case: id, epoch, decision })),
  }
}
