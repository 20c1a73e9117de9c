import { get } from 'node:https'
import { createTls } from '@hub/tls'
import { createAuthority } from '@hub/tls/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { counter, duration, gauge } from './metrics.ts'
import { createTelemetry, type Telemetry } from './telemetry.ts'

const DECLARED = {
  hub_things: counter('Things.', { kind: ['a', 'b'], way: ['in', 'out'] }),
  hub_time_seconds: duration('Time.', { kind: ['a', 'b'] }),
  hub_state: gauge('State.', { kind: ['a', 'b'] }),
  hub_broken: gauge('Never there.', {}),
} as const

let telemetry: Telemetry
afterEach(() => telemetry.close())

async function exposed(act: (metrics: ReturnType<typeof telemetry.metrics<typeof DECLARED>>) => void) {
  telemetry = createTelemetry({ metrics: { host: '127.0.0.1', port: 0, variable: 'METRICS_PORT' } }, 'test')
  act(telemetry.metrics(DECLARED))
  const answer = await fetch((await telemetry.listen(undefined)) ?? '')
  const text = await answer.text()
  return text.split('\n').filter(line => /^hub_(things|time|state|broken)/.test(line))
}

describe('a metric', () => {
  it('stands at zero from the start, for every combination of its labels', async () => {
    expect(await exposed(() => {})).toEqual(
      ['a', 'b'].flatMap(kind => ['in', 'out'].map(way => `hub_things_total{kind="${kind}",way="${way}"} 0`)),
    )
  })

  it('adds up, and takes no value that was not declared', async () => {
    const lines = await exposed(({ hub_things, hub_time_seconds, hub_state, hub_broken }) => {
      hub_things.add({ kind: 'a', way: 'in' })
      hub_things.add({ kind: 'a', way: 'in' }, 2)
      for (const name of ['Amina', 'Tomás', 'a in']) hub_things.add({ kind: name as 'a', way: 'out' })
      hub_time_seconds.record({ kind: 'b' }, 0.2)
      hub_time_seconds.record({ kind: 'Amina' as 'b' }, 0.2)
      hub_state.read(() => [[{ kind: 'a' }, 7]])
      hub_broken.read(() => {
        throw new Error('Amina')
      })
    })
    expect(lines).toContain('hub_things_total{kind="a",way="in"} 3')
    expect(lines).toContain('hub_things_total{kind="OTHER",way="out"} 3')
    expect(lines).toContain('hub_time_seconds_count{kind="b"} 1')
    expect(lines).toContain('hub_time_seconds_count{kind="OTHER"} 1')
    expect(lines).toContain('hub_time_seconds_bucket{kind="b",le="0.25"} 1')
    expect(lines).toContain('hub_state{kind="a"} 7')
    expect(lines.join('\n')).not.toMatch(/Amina|Tomás|hub_broken/)
  })

  it('of too many combinations is none', () => {
    telemetry = createTelemetry(undefined, 'test')
    const words = Array.from({ length: 30 }, (_, at) => String(at))
    expect(() => telemetry.metrics({ hub_many: counter('Many.', { one: words, two: words }) })).toThrow('too many')
  })
})

describe('the address of metrics', () => {
  it('answers to nothing but GET /metrics', async () => {
    telemetry = createTelemetry({ metrics: { host: '127.0.0.1', port: 0, variable: 'METRICS_PORT' } }, 'test')
    const url = (await telemetry.listen(undefined)) ?? ''
    expect((await fetch(url)).status).toBe(200)
    expect((await fetch(url, { method: 'POST' })).status).toBe(404)
    expect((await fetch(`${url}?name=x`)).status).toBe(404)
    expect((await fetch(new URL('/', url))).status).toBe(404)
  })

  it('beyond loopback needs TLS, and a certificate of the same authority from whoever asks', async () => {
    telemetry = createTelemetry({ metrics: { host: '0.0.0.0', port: 0, variable: 'METRICS_PORT' } }, 'test')
    await expect(telemetry.listen(undefined)).rejects.toThrow('TLS only')
    using authority = await createAuthority()
    const files = await authority.issue('emergency')
    const tls = createTls(files)
    const url = ((await telemetry.listen(tls)) ?? '').replace('0.0.0.0', 'localhost')
    const { cert, key, ca } = tls.serverOptions({ mutual: true })
    const ask = (options: object) =>
      new Promise<number | string>(resolve => {
        get(url, { ca: ca as Buffer, agent: false, ...options }, answer => {
          answer.resume()
          resolve(answer.statusCode ?? 0)
        }).on('error', () => resolve('refused'))
      })
    expect(await ask({ cert, key })).toBe(200)
    expect(await ask({})).toBe('refused')
    tls.close()
  })

  it('names its variable where the port is taken', async () => {
    telemetry = createTelemetry({ metrics: { host: '127.0.0.1', port: 0, variable: 'METRICS_PORT' } }, 'test')
    const { port } = new URL((await telemetry.listen(undefined)) ?? '')
    const second = createTelemetry(
      { metrics: { host: '127.0.0.1', port: Number(port), variable: 'EMERGENCY_METRICS_PORT' } },
      'test',
    )
    await expect(second.listen(undefined)).rejects.toThrow('EMERGENCY_METRICS_PORT is taken')
    await second.close()
  })
})
