import { OWNERS } from '@hub/vocabulary'
import { METRICS_PORT } from '../addresses.ts'
import { secretPath } from '../service.ts'

/** Every process that serves metrics. */
const PROCESSES = ['gateway', ...OWNERS] as const

/** Prometheus shows a certificate of its own, or no process would tell it anything. */
export function prometheusFile(): object {
  return {
    global: { scrape_interval: '15s', evaluation_interval: '15s' },
    rule_files: ['/etc/prometheus/alerts.yml'],
    scrape_configs: PROCESSES.map(process => ({
      job_name: `hub-${process}`,
      scheme: 'https',
      tls_config: {
        ca_file: secretPath('authority.pem'),
        cert_file: secretPath('prometheus.pem'),
        key_file: secretPath('prometheus.key'),
      },
      static_configs: [{ targets: [`${process}:${METRICS_PORT}`] }],
    })),
  }
}

/** Where Grafana finds Prometheus, and the dashboard. */
export function grafanaSources(): object {
  return {
    apiVersion: 1,
    datasources: [
      { name: 'hub', uid: 'hub', type: 'prometheus', access: 'proxy', url: 'http://prometheus:9090', isDefault: true },
    ],
  }
}

export function grafanaDashboards(): object {
  return {
    apiVersion: 1,
    providers: [{ name: 'hub', type: 'file', options: { path: '/etc/grafana/dashboards' } }],
  }
}
