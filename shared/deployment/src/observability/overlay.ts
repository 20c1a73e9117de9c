import { OWNERS, type Owner } from '@hub/vocabulary'
import { METRICS_PORT } from '../addresses.ts'
import { type Service, secretPath, service, tlsSecrets } from '../service.ts'

type Change = Pick<Service, 'environment' | 'networks'>

/** Nothing but metrics goes over it. */
const NETWORK = 'metrics'

/**
 * Laid over the main file by whoever wants it: every process serves metrics, Prometheus collects them and raises alerts,
 * Grafana shows the dashboard.
 */
export function observability(owners: readonly Owner[] = OWNERS): object {
  const told = (process: string): Change => ({
    environment: { METRICS_HOST: '0.0.0.0', [`${process.toUpperCase()}_METRICS_PORT`]: METRICS_PORT },
    networks: [NETWORK],
  })
  return {
    services: {
      ...Object.fromEntries(['gateway', ...owners].map(process => [process, told(process)])),
      prometheus: prometheus(),
      grafana: grafana(),
    },
    networks: { [NETWORK]: { internal: true } },
    volumes: { prometheus: {}, grafana: {} },
    secrets: Object.fromEntries(
      ['prometheus.pem', 'prometheus.key', 'grafana.pem', 'grafana.key', 'grafana-administrator-password'].map(name => [
        name,
        { file: `./deploy/secrets/${name}` },
      ]),
    ),
  }
}

function prometheus(): Service {
  return service({
    image: 'prom/prometheus:v3.5.0',
    command: [
      '--config.file=/etc/prometheus/prometheus.yml',
      '--storage.tsdb.path=/prometheus',
      '--storage.tsdb.retention.time=30d',
    ],
    user: '65534:65534',
    environment: {},
    secrets: tlsSecrets('prometheus'),
    networks: [NETWORK],
    volumes: [
      'prometheus:/prometheus',
      './deploy/observability/prometheus.yml:/etc/prometheus/prometheus.yml:ro',
      './deploy/observability/alerts.yml:/etc/prometheus/alerts.yml:ro',
    ],
    healthcheck: {
      test: ['CMD', 'wget', '-q', '-O', '/dev/null', 'http://localhost:9090/-/ready'],
      interval: '10s',
      timeout: '5s',
      retries: 3,
      start_period: '20s',
    },
    cpus: '1',
    memory: '1G',
  })
}

function grafana(): Service {
  return service({
    image: 'grafana/grafana:12.0.2',
    user: '472:0',
    environment: {
      GF_SECURITY_ADMIN_PASSWORD__FILE: secretPath('grafana-administrator-password'),
      GF_SERVER_PROTOCOL: 'https',
      GF_SERVER_CERT_FILE: secretPath('grafana.pem'),
      GF_SERVER_CERT_KEY: secretPath('grafana.key'),
      GF_ANALYTICS_REPORTING_ENABLED: 'false',
      GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
      GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
    },
    secrets: [...tlsSecrets('grafana'), 'grafana-administrator-password'],
    networks: [NETWORK, 'public'],
    ports: ['3000:3000'],
    volumes: [
      'grafana:/var/lib/grafana',
      './deploy/observability/grafana-sources.yml:/etc/grafana/provisioning/datasources/hub.yml:ro',
      './deploy/observability/grafana-dashboards.yml:/etc/grafana/provisioning/dashboards/hub.yml:ro',
      './deploy/observability/dashboard.json:/etc/grafana/dashboards/hub.json:ro',
    ],
    tmpfs: ['/tmp'],
    healthcheck: {
      test: ['CMD', 'curl', '-fsSk', '-o', '/dev/null', 'https://localhost:3000/api/health'],
      interval: '10s',
      timeout: '5s',
      retries: 3,
      start_period: '30s',
    },
    cpus: '1',
    memory: '512M',
  })
}
