import { type Credential, REFUSALS } from '@hub/assertion'
import { counter, duration, gauge } from '@hub/telemetry'
import { MEMBER_CODES, REASONS } from '@hub/vocabulary'

const CREDENTIALS: readonly Credential[] = ['members-token', 'hub-assertion', 'command-signature', 'registry-signature']

/** What became of a row on its way into the release log. */
export const VERDICTS = ['WRITTEN', 'MOVED', 'REPLAYED', 'TOO_LATE', 'FAILED'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What an owner counts. Which owner it is, whoever collects the metrics knows. */
export const OWNER_METRICS = {
  hub_owner_requests: counter('Requests for values, by how they ended.', {
    outcome: ['ANSWERED', 'UNAUTHENTICATED', 'BAD_REQUEST', 'UNAVAILABLE', 'FAILED'],
  }),
  hub_owner_request_duration_seconds: duration(
    'From the first byte of a request for values to the end of its answer.',
    {},
  ),
  hub_signatures_refused: counter('Credentials that were refused, and why.', {
    credential: CREDENTIALS,
    reason: Object.keys(REFUSALS),
  }),
  hub_cases_decided: counter('Cases that were decided on and logged.', { result: ['present', 'absent'] }),
  hub_owner_withheld: counter('Fields withheld by decisions that were logged, of each case, by reason.', {
    reason: REASONS,
  }),
  hub_log_rows: counter('Rows on their way into the release log, by what became of them.', { verdict: VERDICTS }),
  hub_log_write_duration_seconds: duration('How long a request waited for its row in the release log.', {}),
  hub_log_rows_waiting: gauge('Requests that wait for their row in the release log.', {}),
  hub_ledger_rows_not_understood: counter('Rows of the ledger that cannot be understood, so they deny. Each once.', {
    table: ['consent_directive', 'relation'],
  }),
  hub_requests_by_other_rules: counter('Requests of a gateway that goes by another agreement.', {}),
  hub_database_connections: gauge('Connections to the database, of requests.', { state: ['busy', 'idle'] }),
  hub_database_waiting: gauge('Statements that wait for a connection.', {}),
  hub_log_checkpoint_age_seconds: gauge('Age of the newest checkpoint of the log.', {}),
} as const

/** What the registry counts besides. */
export const DESK_METRICS = {
  hub_desk_orders_waiting: gauge('Orders that a member has not confirmed.', { owner: MEMBER_CODES }),
  hub_desk_oldest_order_seconds: gauge('Age of the oldest order that a member has not confirmed.', {
    owner: MEMBER_CODES,
  }),
  hub_desk_jobs_waiting: gauge('Jobs of the queue that are not done.', { queue: ['deliver', 'mirror'] }),
} as const
