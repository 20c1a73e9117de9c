import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { OWNERS } from '@hub/vocabulary'
import { expect, test } from 'vitest'
import { everyProcess } from './memory.ts'
import { type Run, run, testFolder } from './testing/run.ts'

const READY = 'Ctrl-C stops everything'

/** Process ids of everything that descends from a run. */
function descendants(of: number): number[] {
  const processes = everyProcess()
  const below = (pid: number): number[] =>
    processes.filter(({ parent }) => parent === pid).flatMap(child => [child.pid, ...below(child.pid)])
  return below(of)
}

function alive(pids: readonly number[]): number[] {
  return everyProcess()
    .map(({ pid }) => pid)
    .filter(pid => pids.includes(pid))
}

function gatewayUrl(hub: Run): string {
  return /GraphQL +(\S+)\/graphql/.exec(hub.said())?.[1] ?? ''
}

async function connectTo(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  await once(socket, 'connect')
  return socket
}

test('starts everything, says what one needs, stops on Ctrl-C, and keeps the data', async () => {
  await using folder = await testFolder()
  const first = run(folder)
  await first.says(READY)
  expect(first.errors()).toBe('')
  expect(first.said()).toMatch(/Ready after \d+\.\d s, using \d+ MB of memory in all its processes:/)
  for (const name of ['npm start', 'PostgreSQL', 'gateway', 'identity-provider', 'registry', 'outreach'])
    expect(first.said()).toMatch(new RegExp(`${name} \\d+`))
  expect(first.said()).toContain('2000 of 2000 demonstration cases loaded')
  expect(first.said()).toContain('HRD-7K3M-9QDX-4')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no colours, because it is no terminal
  expect(first.said()).not.toMatch(/\u001b/)

  const everything = descendants(first.group)
  expect(everything.length).toBeGreaterThan(10)
  // The whole group, as a terminal does it.
  process.kill(-first.group, 'SIGINT')
  expect(await first.ended).toBe(0)
  expect(alive(everything)).toEqual([])
  expect(first.errors()).toBe('')
  expect(first.said()).toMatch(/stopping …\n.*stopped\n$/)

  const second = run(folder)
  await second.says(READY)
  expect(second.said()).not.toContain('cases loaded')
  expect(second.said()).toContain('HRD-7K3M-9QDX-4')
  second.process.kill('SIGTERM')
  expect(await second.ended).toBe(0)
})

test('what it prints can be pasted into bash; each child knows only its own settings; warnings are shown', async () => {
  await using folder = await testFolder()
  const hub = run(folder)
  await hub.says(READY)
  const pasted = hub.said().slice(hub.said().indexOf('token=$('), hub.said().indexOf(READY))
  const { stdout } = await promisify(execFile)('bash', ['-e', '-c', pasted])
  const answer = JSON.parse(stdout) as Record<string, string> & { env: Record<string, string> }
  expect(answer).toMatchObject({
    authorization: 'Bearer token-of-training-system-demo-only',
    purpose: 'EMERGENCY_PROTECTION',
    onBehalfOf: 'end-user-1',
  })
  const { query, variables } = JSON.parse(answer.body ?? '') as { query: string; variables: object }
  expect(variables).toEqual({ id: 'a9d0b8a4-0001-4000-8000-000000000001' })
  expect(query).toMatchInlineSnapshot(
    `"query UnifiedCase($id: ID!) { case(id: $id) { id reference subjectKind status emergency { legalName riskLevel threats { act occurredOn } grants { amount currency status } } sustaining { coreGrants { amount currency } } relocation { placements { city country startsOn endsOn status } } training { sessions { topic heldOn hours } } advocacy { actions { kind addressee sentOn } } outreach { isolationFactors missions { country startsOn } } } }"`,
  )

  const names = Object.keys(answer.env)
  expect(answer.env).toMatchObject({ HUB_DEMO: '1', NODE_ENV: 'development' })
  expect(names).toContain('GATEWAY_SIGNING_KEY')
  expect(names.filter(name => name.includes('DATABASE'))).toEqual([])

  await fetch(`${gatewayUrl(hub)}/warn`)
  await hub.says('gateway: an owner is down (emergency)\n')
  await hub.says('gateway: an owner is down\n')
  expect(hub.errors().match(/is down \(emergency\)/g)).toHaveLength(1)
  expect(hub.said()).not.toMatch(/canary|information/)

  const secrets = readdirSync(folder.path).filter(name => /\.(json|txt)$/.test(name))
  const logKeys = OWNERS.map(owner => `${owner}-log-key.json`)
  expect(secrets.sort()).toEqual(
    [
      'gateway-signing-key.json',
      'passwords.json',
      'registry-signing-key.json',
      'session-keys.txt',
      'statistics-signing-key.json',
      ...logKeys,
    ].sort(),
  )
  for (const file of secrets) expect(statSync(join(folder.path, file)).mode & 0o777).toBe(0o600)

  await fetch(`${gatewayUrl(hub)}/die`).catch(() => {})
  expect(await hub.ended).toBe(1)
  expect(hub.errors()).toMatch(/npm start: gateway ended \(exit code 3\); see .*gateway\.log\n$/)
})

test('a second start in the same folder is refused, and leaves the first alone', async () => {
  await using folder = await testFolder()
  const first = run(folder)
  await first.says('PostgreSQL runs')
  const second = run(folder)
  expect(await second.ended).toBe(1)
  expect(second.said()).toMatch(/^npm start: HUB_DATA_DIR \S+ is in use by another npm start: [^\n]+\n$/)
  await first.says(READY)
  first.process.kill('SIGINT')
  expect(await first.ended).toBe(0)
})

test('killed, it leaves nothing that stays, and nothing that stops the next start', async () => {
  await using folder = await testFolder()
  const killed = run(folder)
  await killed.says(READY)
  const everything = descendants(killed.group)
  const socket = await connectTo(gatewayUrl(killed))
  killed.process.kill('SIGKILL')
  await once(socket, 'close')

  const next = run(folder)
  await next.says(READY)
  await expect.poll(() => alive(everything), { timeout: 15_000 }).toEqual([])
  expect(next.said()).not.toContain('cases loaded')
  next.process.kill('SIGINT')
  expect(await next.ended).toBe(0)
})

test('a first load that was interrupted is done again from the start', async () => {
  await using folder = await testFolder()
  const interrupted = run(folder, { swaps: ['prepare=prepare-hangs'] })
  await interrupted.says('2000 of 2000 demonstration cases loaded')
  const everything = descendants(interrupted.group)
  process.kill(-interrupted.group, 'SIGINT')
  expect(await interrupted.ended).toBe(0)
  expect(interrupted.errors()).toBe('')
  expect(alive(everything)).toEqual([])

  const next = run(folder, { env: { HUB_CASES: '300' } })
  await next.says('300 of 300 demonstration cases loaded')
  await next.says(READY)
  next.process.kill('SIGINT')
  expect(await next.ended).toBe(0)
})

test('killed while it prepares, not even the preparation stays', async () => {
  await using folder = await testFolder()
  const killed = run(folder, { swaps: ['prepare=prepare-hangs'] })
  await killed.says('2000 of 2000 demonstration cases loaded')
  const everything = descendants(killed.group)
  killed.process.kill('SIGKILL')
  await expect.poll(() => alive(everything), { timeout: 15_000 }).toEqual([])
})

test('a child that cannot start: its own line, a non-zero exit, nothing left', async () => {
  await using folder = await testFolder()
  const hub = run(folder, { swaps: ['emergency=complains'] })
  await hub.says('PostgreSQL runs')
  const everything = descendants(hub.group)
  expect(await hub.ended).toBe(1)
  expect(hub.errors()).toMatch(
    /^npm start: emergency ended \(exit code 1\): EMERGENCY_DATABASE_URL is not to my liking; see [^\n]+emergency\.log\n$/,
  )
  expect(alive(everything)).toEqual([])
  expect(readFileSync(join(folder.path, 'logs', 'emergency.log'), 'utf8')).toContain('not to my liking')
})

test('a child that does not stop is killed, and the rest stops in good order', async () => {
  await using folder = await testFolder()
  const hub = run(folder, { swaps: ['training=stubborn'] })
  await hub.says(READY)
  const everything = descendants(hub.group)
  hub.process.kill('SIGINT')
  expect(await hub.ended).toBe(0)
  expect(alive(everything)).toEqual([])
})

test('a port that is taken, or a setting that is wrong, stops it before anything is made', async () => {
  await using folder = await testFolder()
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  for (const [env, line] of [
    [
      { TRAINING_PORT: String(port) },
      `port ${port} is in use: stop what listens there, or set TRAINING_PORT to another`,
    ],
    [{ GATEWAY_PORT: 'many' }, 'GATEWAY_PORT must be a port number from 0 to 65535 (0: any free one), not "many"'],
    [{ HUB_HOST: '0.0.0.0' }, 'HUB_HOST must be 127.0.0.1 in demo mode, not "0.0.0.0"'],
    [{ HUB_DATA_DIR: '/dev/null/x' }, 'HUB_DATA_DIR cannot be used: ENOTDIR at /dev/null/x'],
  ] as const) {
    const hub = run(folder, { env })
    expect(await hub.ended).toBe(1)
    expect(hub.said()).toBe(`npm start: ${line}\n`)
  }
  taken.close()
  expect(existsSync(join(folder.path, 'postgres'))).toBe(false)
})
