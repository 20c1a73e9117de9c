import type { HealthCheck } from './service.ts'

/** Asks the process itself, by its own settings and showing its own certificate. */
export function hubHealth(process: string): HealthCheck {
  return {
    test: ['CMD', 'node', 'shared/deployment/src/health.ts', process],
    interval: '10s',
    timeout: '5s',
    retries: 3,
    start_period: '20s',
  }
}
