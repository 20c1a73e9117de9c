import { hostRule } from '../rules.ts'
import * as schema from '../schemas.ts'
import type { Variable } from '../variable.ts'
import { HTTP_URL, METRICS_PORT } from './shapes.ts'

export const METRICS_HOST: Variable<string> = {
  name: 'METRICS_HOST',
  meaning:
    'The address that metrics are served on, where they have a port. Beyond loopback by TLS, to whoever shows a certificate of the same authority. See [operations.md](operations.md).',
  must: 'be an IP address or localhost',
  schema: schema.host,
  rule: hostRule,
  default: '127.0.0.1',
  show: true,
  usedBy: ['gateway', 'owner'],
}

export const GATEWAY_METRICS_PORT: Variable<number> = {
  ...METRICS_PORT,
  name: 'GATEWAY_METRICS_PORT',
  meaning: "Port of the gateway's metrics, for Prometheus: `/metrics`. 9464 is the custom.",
  usedBy: ['gateway'],
}

export const TRACES_URL: Variable<string> = {
  ...HTTP_URL,
  name: 'TRACES_URL',
  meaning: 'Where traces are sent, by OTLP over HTTP, such as `http://127.0.0.1:4318/v1/traces`.',
  optional: 'nothing is traced',
  usedBy: ['gateway', 'owner'],
}

export const TRACES_PER_THOUSAND: Variable<number> = {
  name: 'TRACES_PER_THOUSAND',
  meaning: 'How many of a thousand requests are traced, where traces are sent anywhere. Owners follow the gateway.',
  must: 'be a number from 0 to 1000',
  schema: schema.integer(0, 1_000),
  default: '10',
  show: true,
  usedBy: ['gateway'],
}
