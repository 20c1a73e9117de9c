import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { get, Agent as HttpAgent, type IncomingMessage } from 'node:http'
import { type FastifyInstance, fastify } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDoors, type Doors } from './doors.ts'

let app: FastifyInstance
let doors: Doors
let url: string
/** Requests that came, each with what lets it be answered. */
let waiting: (() => void)[]
let agent: HttpAgent
beforeEach(async () => {
  waiting = []
  app = fastify({ return503OnClosing: false })
  doors = createDoors(app)
  app.get('/', () => 'hello')
  app.get('/slow', () => new Promise(resolve => waiting.push(() => resolve('at last'))))
  url = await app.listen({ host: '127.0.0.1', port: 0 })
  agent = new HttpAgent({ keepAlive: true, maxSockets: 1 })
})
afterEach(async () => {
  agent.destroy()
  for (const answer of waiting) answer()
  await doors.drain({ graceMs: 0, limitMs: 0 })
})

/** Over the agent's one connection. */
async function ask(path: string): Promise<{ text: string; connection: string | undefined }> {
  const [answer] = (await once(get(`${url}${path}`, { agent }), 'response')) as [IncomingMessage]
  let text = ''
  for await (const chunk of answer) text += chunk
  return { text, connection: answer.headers.connection }
}

const arrived = () => expect.poll(() => waiting.length).toBe(1)

describe('a drain', () => {
  it('goes on answering for as long as others take to notice, and sends them elsewhere', async () => {
    expect((await ask('/')).connection).toBe('keep-alive')
    const drained = doors.drain({ graceMs: 300, limitMs: 10_000 })
    expect(doors.draining).toBe(true)
    for (let more = 0; more < 3; more++) expect(await ask('/')).toEqual({ text: 'hello', connection: 'close' })
    expect(await drained).toBe(0)
    await expect(ask('/')).rejects.toThrow('ECONNREFUSED')
  })

  it('finishes what it has begun, and takes in nothing new', async () => {
    const slow = ask('/slow')
    await arrived()
    const drained = doors.drain({ graceMs: 0, limitMs: 10_000 })
    await expect
      .poll(() =>
        fetch(url).then(
          () => 'answered',
          () => 'refused',
        ),
      )
      .toBe('refused')
    waiting[0]?.()
    expect((await slow).text).toBe('at last')
    expect(await drained).toBe(0)
  })

  it('cuts off what takes too long, and counts it', async () => {
    const slow = ask('/slow')
    const failed = slow.then(
      () => 'answered',
      () => 'cut off',
    )
    await arrived()
    expect(await doors.drain({ graceMs: 0, limitMs: 50 })).toBe(1)
    expect(await failed).toBe('cut off')
  })
})

describe('a process', () => {
  const PROGRAM = `
    import { drainOnSignals } from '${new URL('signals.ts', import.meta.url).href}'
    const say = (level, words) => process.stdout.write(words.why ?? words, () => {})
    drainOnSignals(
      () => new Promise(resolve => setTimeout(() => resolve(0), Number(process.argv[1]))),
      { graceMs: 0, limitMs: 0 },
      { info: w => say('info', w), warn: () => {}, error: () => {} },
    )
    setInterval(() => {}, 1000)
    process.stdout.write('up')`

  async function start(drainMs: number) {
    const args = ['--input-type=module', '-e', PROGRAM, String(drainMs)]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    expect(String((await once(child.stdout, 'data'))[0])).toBe('up')
    return child
  }

  it('drains at a signal and exits with 0', async () => {
    const child = await start(10)
    child.kill('SIGTERM')
    expect((await once(child, 'exit'))[0]).toBe(0)
  })

  it('takes the same Ctrl-C, come twice, for one; and ends at once at a second one', async () => {
    const child = await start(60_000)
    const exit = once(child, 'exit')
    child.kill('SIGINT')
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    // The signal that is the same, and then one that is not: whoever means it presses again.
    const again = setInterval(() => child.kill('SIGINT'), 600)
    expect((await exit)[0]).toBe(1)
    clearInterval(again)
  })
})
