interface Panel {
  readonly title: string
  /** A line for each: what is asked of Prometheus, and what it is called. */
  readonly lines: readonly (readonly [expr: string, legend: string])[]
  readonly unit?: 's' | 'reqps' | 'bytes' | 'short'
}

interface Row {
  readonly title: string
  readonly panels: readonly Panel[]
}

/** Quantile of a histogram of durations. */
const quantile = (q: number, metric: string, by: string): string =>
  `histogram_quantile(${q}, sum by (le${by === '' ? '' : `, ${by}`}) (rate(${metric}_bucket[5m])))`

const ROWS: readonly Row[] = [
  {
    title: 'Callers',
    panels: [
      {
        title: 'Requests, by how they ended',
        unit: 'reqps',
        lines: [['sum by (outcome) (rate(hub_requests_total[5m])) > 0', '{{outcome}}']],
      },
      {
        title: 'How long requests took',
        unit: 's',
        lines: [
          [quantile(0.5, 'hub_request_duration_seconds', 'operation'), '{{operation}} median'],
          [quantile(0.99, 'hub_request_duration_seconds', 'operation'), '{{operation}} p99'],
        ],
      },
      {
        title: 'Requests by another agreement than the owner’s',
        lines: [['sum by (job) (rate(hub_requests_by_other_rules_total[5m]))', '{{job}}']],
      },
      {
        title: 'New rules',
        lines: [['sum by (job, outcome) (increase(hub_rollouts_total[1h])) > 0', '{{job}}: {{outcome}}']],
      },
      { title: 'Requests under way', lines: [['sum by (job) (hub_requests_under_way)', '{{job}}']] },
      {
        title: 'Fields withheld, by reason',
        unit: 'short',
        lines: [['sum by (reason, by) (rate(hub_withheld_total[5m])) > 0', '{{reason}}, by the {{by}}']],
      },
    ],
  },
  {
    title: 'Owners, as the gateway sees them',
    panels: [
      { title: 'Up', lines: [['min by (owner) (hub_owner_up)', '{{owner}}']] },
      { title: 'Fetches', unit: 'reqps', lines: [['sum by (owner) (rate(hub_fetches_total[5m]))', '{{owner}}']] },
      {
        title: 'Fetches that brought nothing',
        unit: 'reqps',
        lines: [
          [
            'sum by (owner, outcome) (rate(hub_fetches_total{outcome!~"ANSWERED|ARGUMENT"}[5m])) > 0',
            '{{owner}}: {{outcome}}',
          ],
        ],
      },
      {
        title: 'How long fetches took, p99',
        unit: 's',
        lines: [[quantile(0.99, 'hub_fetch_duration_seconds', 'owner'), '{{owner}}']],
      },
    ],
  },
  {
    title: 'Alarms, and what should not be',
    panels: [
      { title: 'Alarms', lines: [['sum by (job, alarm) (increase(hub_alarms_total[1h])) > 0', '{{job}}: {{alarm}}']] },
      {
        title: 'Credentials refused',
        lines: [
          [
            'sum by (job, credential, reason) (increase(hub_signatures_refused_total[1h])) > 0',
            '{{job}}: {{credential}} {{reason}}',
          ],
        ],
      },
      {
        title: 'Rows of ledgers that cannot be understood',
        lines: [['sum by (job, table) (hub_ledger_rows_not_understood_total) > 0', '{{job}}: {{table}}']],
      },
      {
        title: 'Lines of the log that warn',
        lines: [
          ['sum by (job, level) (rate(hub_log_lines_total{level=~"warn|error|fatal"}[5m])) > 0', '{{job}}: {{level}}'],
        ],
      },
    ],
  },
  {
    title: 'At the owners',
    panels: [
      {
        title: 'Requests for values',
        unit: 'reqps',
        lines: [['sum by (job, outcome) (rate(hub_owner_requests_total[5m])) > 0', '{{job}}: {{outcome}}']],
      },
      {
        title: 'How long they took, p99',
        unit: 's',
        lines: [[quantile(0.99, 'hub_owner_request_duration_seconds', 'job'), '{{job}}']],
      },
      {
        title: 'Cases decided',
        lines: [['sum by (job, result) (rate(hub_cases_decided_total[5m]))', '{{job}}: {{result}}']],
      },
      {
        title: 'Fields withheld by decisions, by reason',
        lines: [['sum by (reason) (rate(hub_owner_withheld_total[5m])) > 0', '{{reason}}']],
      },
      {
        title: 'Rows of the release log',
        lines: [['sum by (job, verdict) (rate(hub_log_rows_total[5m])) > 0', '{{job}}: {{verdict}}']],
      },
      {
        title: 'How long requests waited for their row, p99',
        unit: 's',
        lines: [[quantile(0.99, 'hub_log_write_duration_seconds', 'job'), '{{job}}']],
      },
      { title: 'Rows that wait', lines: [['hub_log_rows_waiting', '{{job}}']] },
      { title: 'Age of the newest checkpoint', unit: 's', lines: [['hub_log_checkpoint_age_seconds', '{{job}}']] },
      {
        title: 'Connections to databases',
        lines: [
          ['hub_database_connections', '{{job}}: {{state}}'],
          ['hub_database_waiting', '{{job}}: waiting for one'],
        ],
      },
    ],
  },
  {
    title: 'The desk',
    panels: [
      { title: 'Orders that members have not confirmed', lines: [['hub_desk_orders_waiting', '{{owner}}']] },
      { title: 'Age of the oldest', unit: 's', lines: [['hub_desk_oldest_order_seconds', '{{owner}}']] },
      { title: 'Jobs that wait', lines: [['hub_desk_jobs_waiting', '{{queue}}']] },
    ],
  },
  {
    title: 'Processes',
    panels: [
      {
        title: 'Processor',
        lines: [['sum by (job) (rate(hub_process_cpu_seconds[5m]))', '{{job}}']],
      },
      { title: 'Memory', unit: 'bytes', lines: [['hub_process_memory_bytes{kind="resident"}', '{{job}}']] },
      {
        title: 'How late turns come, p99',
        unit: 's',
        lines: [['hub_event_loop_delay_seconds{quantile="0.99"}', '{{job}}']],
      },
      {
        title: 'Operations and plans at hand',
        lines: [
          [
            'sum by (cache) (rate(hub_cache_lookups_total{result="hit"}[5m])) / sum by (cache) (rate(hub_cache_lookups_total[5m]))',
            '{{cache}}',
          ],
        ],
      },
      { title: 'Running for', unit: 's', lines: [['time() - hub_process_started_seconds', '{{job}}']] },
      {
        title: 'Traces sent',
        lines: [['sum by (job, outcome) (increase(hub_traces_sent_total[1h])) > 0', '{{job}}: {{outcome}}']],
      },
    ],
  },
]

const SOURCE = { type: 'prometheus', uid: 'hub' }
const COLUMNS = 24
const WIDTH = 8
const HEIGHT = 8

/** Everything that is asked of Prometheus. */
export function questions(): readonly string[] {
  return ROWS.flatMap(({ panels }) => panels.flatMap(({ lines }) => lines.map(([expr]) => expr)))
}

/** The dashboard, for Grafana. */
export function dashboard(): object {
  let y = 0
  let id = 0
  const panels = ROWS.flatMap(({ title, panels }) => {
    id += 1
    const heading = { id, type: 'row', title, collapsed: false, panels: [], gridPos: { x: 0, y, w: COLUMNS, h: 1 } }
    const top = y + 1
    y = top + Math.ceil((panels.length * WIDTH) / COLUMNS) * HEIGHT
    return [heading, ...panels.map((panel, at) => laidOut(panel, ++id, at, top))]
  })
  return {
    uid: 'hrd-hub',
    title: 'HRD hub',
    description: 'Numbers and times. Nothing here is about a case or a person.',
    tags: ['hrd-hub'],
    schemaVersion: 39,
    editable: true,
    refresh: '30s',
    time: { from: 'now-3h', to: 'now' },
    panels,
  }
}

function laidOut({ title, lines, unit = 'short' }: Panel, id: number, at: number, top: number): object {
  const columns = COLUMNS / WIDTH
  return {
    id,
    type: 'timeseries',
    title,
    datasource: SOURCE,
    gridPos: { x: (at % columns) * WIDTH, y: top + Math.floor(at / columns) * HEIGHT, w: WIDTH, h: HEIGHT },
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: lines.map(([expr, legendFormat], index) => ({
      refId: String.fromCharCode(65 + index),
      datasource: SOURCE,
      expr,
      legendFormat,
    })),
  }
}
