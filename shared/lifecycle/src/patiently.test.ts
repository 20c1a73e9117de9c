import { pino } from 'pino'
import { expect, it } from 'vitest'
import { patiently } from './patiently.ts'

function waitingFor(reasonOf: (error: unknown) => string | null, signal = new AbortController().signal) {
  const reasons: string[] = []
  const log = pino({}, { write: line => void reasons.push((JSON.parse(line) as { reason: string }).reason) })
  return { reasons, waiting: { reasonOf, log, signal, everyMs: 1 } }
}
const messageOf = (error: unknown) => (error as Error).message

it('tries until it works, and says once what it waits for, and again when that changes', async () => {
  const { reasons, waiting } = waitingFor(messageOf)
  const failures = ['no server', 'no server', 'no server', 'no tables', 'no server']
  const run = async () => {
    const failure = failures.shift()
    if (failure !== undefined) throw new Error(failure)
    return 'there'
  }
  expect(await patiently(run, waiting)).toBe('there')
  expect(reasons).toEqual(['no server', 'no tables', 'no server'])
})

it('says it again after a while', async () => {
  const { reasons, waiting } = waitingFor(messageOf)
  let left = 4
  const run = async () => {
    left -= 1
    if (left > 0) throw new Error('no server')
  }
  await patiently(run, { ...waiting, repeatMs: 0 })
  expect(reasons).toEqual(['no server', 'no server', 'no server'])
})

it('does not wait where waiting is no use, nor once it is told to end', async () => {
  const { reasons, waiting } = waitingFor(() => null)
  const wrong = () => Promise.reject(new Error('the wrong login'))
  await expect(patiently(wrong, waiting)).rejects.toThrow('the wrong login')
  expect(reasons).toEqual([])

  const ending = new AbortController()
  const told = waitingFor(messageOf, ending.signal).waiting
  const waits = patiently(wrong, { ...told, everyMs: 2 ** 30 })
  ending.abort(new Error('ended'))
  await expect(waits).rejects.toThrow()
})
