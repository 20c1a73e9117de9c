/** One rule of Prometheus: when somebody has to look. What it means and what to do stands in docs/operations.md. */
export interface Alert {
  readonly alert: string
  readonly expr: string
  /** For how long, before anybody is told. */
  readonly for?: string
  readonly severity: 'page' | 'ticket'
  /** What an operator reads first. */
  readonly summary: string
}

export const ALERTS: readonly Alert[] = [
  {
    alert: 'HubAlarm',
    expr: 'increase(hub_alarms_total[10m]) > 0',
    severity: 'page',
    summary: 'A process of the hub has raised an alarm: {{ $labels.alarm }} at {{ $labels.job }}.',
  },
  {
    alert: 'HubProcessGone',
    expr: 'up{job=~"hub-.*"} == 0',
    for: '1m',
    severity: 'page',
    summary: '{{ $labels.job }} gives no metrics.',
  },
  {
    alert: 'HubRegistryDown',
    expr: 'hub_owner_up{owner="registry"} == 0',
    for: '30s',
    severity: 'page',
    summary: 'The registry does not answer, so no case does.',
  },
  {
    alert: 'HubOwnerDown',
    expr: 'hub_owner_up{owner!="registry"} == 0',
    for: '2m',
    severity: 'ticket',
    summary: '{{ $labels.owner }} does not answer; its rooms are empty.',
  },
  {
    alert: 'HubRequestsFail',
    expr: 'sum(rate(hub_requests_total{outcome="INTERNAL_SERVER_ERROR"}[5m])) / sum(rate(hub_requests_total[5m])) > 0.01',
    for: '5m',
    severity: 'page',
    summary: 'More than one request in a hundred fails.',
  },
  {
    alert: 'HubIdentityProviderDown',
    expr: 'sum(rate(hub_requests_total{outcome="IDENTITY_PROVIDER_UNAVAILABLE"}[5m])) > 0',
    for: '2m',
    severity: 'page',
    summary: 'The OpenID provider does not answer; callers without a members-token are refused.',
  },
  {
    alert: 'HubSlow',
    expr: 'histogram_quantile(0.99, sum by (le) (rate(hub_request_duration_seconds_bucket{operation="query"}[5m]))) > 2',
    for: '10m',
    severity: 'ticket',
    summary: 'One query in a hundred takes more than two seconds.',
  },
  {
    alert: 'HubOwnerSlow',
    expr: 'histogram_quantile(0.99, sum by (le, owner) (rate(hub_fetch_duration_seconds_bucket{owner!="statistics"}[5m]))) > 1',
    for: '10m',
    severity: 'ticket',
    summary: '{{ $labels.owner }} takes more than a second for one fetch in a hundred.',
  },
  {
    alert: 'HubFetchesFail',
    expr: 'sum by (owner) (rate(hub_fetches_total{outcome=~"REFUSED|FAULT|UNREACHABLE"}[5m])) / sum by (owner) (rate(hub_fetches_total[5m])) > 0.05',
    for: '5m',
    severity: 'ticket',
    summary: 'More than one fetch in twenty from {{ $labels.owner }} fails.',
  },
  {
    alert: 'HubSignatureRefused',
    expr: 'increase(hub_signatures_refused_total{reason=~"SIGNATURE_INVALID|KEY_UNKNOWN|BODY_MISMATCH|MEMBERS_TOKEN_MISMATCH|ALGORITHM_NOT_ALLOWED|ROLE_NOT_IN_TOKEN|PURPOSE_NOT_IN_TOKEN"}[10m]) > 0',
    severity: 'page',
    summary: '{{ $labels.job }} was sent a {{ $labels.credential }} that is not what it says: {{ $labels.reason }}.',
  },
  {
    alert: 'HubRequestReplayed',
    expr: 'increase(hub_log_rows_total{verdict="REPLAYED"}[10m]) > 0',
    severity: 'page',
    summary: 'A request was repeated at {{ $labels.job }}; nothing was released on it.',
  },
  {
    alert: 'HubLogNotWritten',
    expr: 'increase(hub_log_rows_total{verdict="FAILED"}[5m]) > 0',
    severity: 'page',
    summary: '{{ $labels.job }} cannot write its release log, so it releases nothing.',
  },
  {
    alert: 'HubLogNotSealed',
    expr: 'hub_log_checkpoint_age_seconds > 7200',
    for: '10m',
    severity: 'ticket',
    summary: 'The log of {{ $labels.job }} has no new checkpoint.',
  },
  {
    alert: 'HubLedgerRowNotUnderstood',
    expr: 'increase(hub_ledger_rows_not_understood_total[10m]) > 0',
    severity: 'ticket',
    summary: 'A row of the ledger of {{ $labels.job }} cannot be understood, so it denies.',
  },
  {
    alert: 'HubOrdersWaiting',
    expr: 'hub_desk_oldest_order_seconds > 120',
    severity: 'page',
    summary: '{{ $labels.owner }} has not confirmed an order for two minutes: a withdrawal may wait for it.',
  },
  {
    alert: 'HubMirrorsWaiting',
    expr: 'hub_desk_jobs_waiting{queue="mirror"} > 50',
    for: '10m',
    severity: 'ticket',
    summary: 'Mirrors of ledgers are not brought up to date.',
  },
  {
    alert: 'HubRulesRefused',
    expr: 'hub_rules_refused == 1',
    for: '5m',
    severity: 'ticket',
    summary: '{{ $labels.job }} does not go by the rules in its folder.',
  },
  {
    alert: 'HubRulesDiffer',
    expr: 'increase(hub_requests_by_other_rules_total[5m]) > 0',
    for: '15m',
    severity: 'ticket',
    summary: '{{ $labels.job }} goes by another agreement than the gateway.',
  },
  {
    alert: 'HubDatabaseBusy',
    expr: 'min_over_time(hub_database_waiting[2m]) > 0',
    severity: 'ticket',
    summary: 'Requests at {{ $labels.job }} wait for a connection to its database.',
  },
  {
    alert: 'HubProcessBusy',
    expr: 'hub_event_loop_delay_seconds{quantile="0.99"} > 0.25',
    for: '5m',
    severity: 'ticket',
    summary: '{{ $labels.job }} has more to do than one processor can.',
  },
  {
    alert: 'HubMemory',
    expr: 'hub_process_memory_bytes{kind="resident"} > 460e6',
    for: '15m',
    severity: 'ticket',
    summary: '{{ $labels.job }} is close to the limit of its memory.',
  },
]

/** The file that Prometheus reads. */
export function alertRules(): object {
  return {
    groups: [
      {
        name: 'hub',
        rules: ALERTS.map(({ severity, summary, ...rule }) => ({
          ...rule,
          labels: { severity },
          annotations: { summary, runbook: 'docs/operations.md#what-to-watch' },
        })),
      },
    ],
  }
}
