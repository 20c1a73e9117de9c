import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startEmergency, type TestEmergency } from './testing/emergency.ts'
import { type ServedMember, serveMember, verifierBelieving } from './testing/member.ts'
import { passTo, startProxy } from './testing/proxy.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

let member: TestEmergency
let folder: string
beforeAll(async () => {
  member = await startEmergency(inject('postgresUrl'))
  folder = await mkdtemp(join(tmpdir(), 'conformance-'))
})
afterAll(async () => {
  await member[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

/** Runs the command, and the member as soon as the command has said what it must believe. */
async function run(...args: readonly string[]) {
  let served: ServedMember | undefined
  // The command is told an address before anybody listens there.
  await using front = await startProxy(sent => (served ? passTo(served.url, sent) : undefined))
  const child = spawn(process.execPath, [MAIN, '--url', front.url, '--owner', 'emergency', ...args])
  const ended = once(child, 'close')
  const complaints = textOf(child, 'stderr')
  const lines: string[] = []
  const settings = { OIDC_ISSUER: '', GATEWAY_JWKS_URL: '' }
  try {
    for await (const line of createInterface(child.stdout)) {
      lines.push(line)
      const [name, value] = line.split('=', 2)
      if (name === 'OIDC_ISSUER' && value) settings.OIDC_ISSUER = value
      if (name !== 'GATEWAY_JWKS_URL' || !value) continue
      settings.GATEWAY_JWKS_URL = value
      served = await serveMember(member.owner, member.base, verifierBelieving(member.owner, settings))
    }
    const [code] = await ended
    return { code, lines, complaints: await complaints }
  } finally {
    await served?.[Symbol.asyncDispose]()
  }
}

async function textOf(child: ChildProcess, which: 'stdout' | 'stderr'): Promise<string> {
  let text = ''
  for await (const chunk of child[which] ?? []) text += chunk
  return text
}

describe('the command', () => {
  it('prints a line for each check, a report for machines, and exits with 0', async () => {
    const json = join(folder, 'report.json')
    const { code, lines } = await run('--held', member.held, '--stranger', 'outreach', '--strict', '--json', json)
    const report = JSON.parse(await readFile(json, 'utf8'))
    expect(report).toMatchObject({ owner: 'emergency', summary: { failed: 0, notProven: 0, notApplicable: 2 } })
    const checks = lines.filter(line => /^(pass|FAIL|not proven|n\/a) /.test(line))
    expect(checks).toHaveLength(report.checks.length)
    expect(checks[0]).toMatch(/^pass {8}health\.live {2,}`GET/)
    expect(lines.at(-1)).toMatch(/^emergency at http:.*: \d+ passed, 0 failed, 0 not proven, 2 not applicable$/)
    // Values and ids of cases are nobody's business but the member's.
    expect(lines.join('\n') + JSON.stringify(report)).not.toMatch(new RegExp(`canary|${member.held}`))
    expect(code).toBe(0)
  })

  it('exits with 1 where a check fails', async () => {
    const { code, lines } = await run('--held', crypto.randomUUID())
    expect(lines.some(line => line.startsWith('FAIL        accept.holder'))).toBe(true)
    expect(code).toBe(1)
  })

  it('with --strict, exits with 1 where something was not proven', async () => {
    const [lenient, strict] = await Promise.all([run(), run('--strict')])
    expect(lenient.lines.at(-1)).toMatch(/ 0 failed, [1-9]\d* not proven/)
    expect([lenient.code, strict.code]).toEqual([0, 1])
  })

  it.each([
    ['an option that makes no sense', ['--held', 'x'], '`--held` must be'],
    ['an SDL that is not there', ['--schema', '/nowhere/schema.graphql'], 'no such file'],
  ])('exits with 2 and checks nothing: %s', async (_, args, complaint) => {
    const { code, lines, complaints } = await run(...args)
    expect(complaints).toContain(complaint)
    expect(lines).toEqual([])
    expect(code).toBe(2)
  })

  it('exits with 2 where nobody listens', async () => {
    const child = spawn(process.execPath, [MAIN, '--url', 'http://127.0.0.1:1', '--owner', 'emergency', '--wait', '0'])
    const ended = once(child, 'close')
    expect(await textOf(child, 'stderr')).toBe('nothing answers at http://127.0.0.1:1\n')
    expect((await ended)[0]).toBe(2)
  })

  it('--help tells how a member comes to believe the kit', async () => {
    const child = spawn(process.execPath, [MAIN, '--help'])
    const ended = once(child, 'close')
    const help = await textOf(child, 'stdout')
    expect(help).toContain('OIDC_ISSUER=')
    expect(help).toContain('GATEWAY_JWKS_URL=')
    expect((await ended)[0]).toBe(0)
  })
})
