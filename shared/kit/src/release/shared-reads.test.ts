import { expect, it, vi } from 'vitest'
import { sharedReads } from './shared-reads.ts'

/** Reads that end when they are told to. */
function slowReads() {
  const begun: {
    readonly ids: readonly string[]
    readonly fields: readonly string[]
    readonly end: () => void
    readonly fail: (error?: Error) => void
  }[] = []
  const read = (ids: readonly string[], fields: readonly string[]) => {
    const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, { id: string }>>()
    const found = ids.filter(id => !id.startsWith('no')).map(id => [id, { id }] as const)
    begun.push({ ids, fields, end: () => resolve(new Map(found)), fail: (error = new Error('lost')) => reject(error) })
    return promise
  }
  return { begun, read: sharedReads(read, value => ({ ...value })) }
}

const turn = () => new Promise(resolve => setImmediate(resolve))

it('reads at once where nobody reads, and in one statement what is asked for in one turn', async () => {
  const { begun, read } = slowReads()
  const both = [read(['a', 'b'], []), read(['b', 'c', 'none'], [])]
  await turn()
  expect(begun.map(({ ids }) => ids)).toEqual([['a', 'b', 'c', 'none']])
  begun[0]?.end()
  const [one, other] = await Promise.all(both)
  expect([...(one?.keys() ?? [])]).toEqual(['a', 'b'])
  expect([...(other?.keys() ?? [])]).toEqual(['b', 'c'])
})

it('never joins a statement that has begun: what it reads may be older than the request', async () => {
  const { begun, read } = slowReads()
  const first = read(['a'], [])
  await turn()
  const [second, third] = [read(['a'], []), read(['d'], [])]
  await turn()
  expect(begun.map(({ ids }) => ids)).toEqual([['a']])
  begun[0]?.end()
  await first
  await turn()
  expect(begun.map(({ ids }) => ids)).toEqual([['a'], ['a', 'd']])
  begun[1]?.end()
  const answers = await Promise.all([first, second, third])
  expect(answers.map(one => [...one.keys()])).toEqual([['a'], ['a'], ['d']])
})

it('lets one more run beside a statement that takes long, whichever of them ends first, and never a third', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const { begun, read } = slowReads()
    const ids = () => begun.map(one => one.ids.join())
    const all = [read(['slow'], [])]
    await turn()
    all.push(read(['a'], []))
    await turn()
    vi.advanceTimersByTime(49)
    expect(ids()).toEqual(['slow'])
    vi.advanceTimersByTime(1)
    expect(ids()).toEqual(['slow', 'a'])
    all.push(read(['b'], []))
    await turn()
    vi.advanceTimersByTime(1_000)
    expect(ids()).toEqual(['slow', 'a'])
    begun[1]?.end()
    await all[1]
    await turn()
    expect(ids()).toEqual(['slow', 'a', 'b'])
    all.push(read(['c'], []))
    await turn()
    // The slow one is gone, and the other is quick: again one at a time.
    begun[0]?.end()
    await all[0]
    await turn()
    expect(ids()).toEqual(['slow', 'a', 'b'])
    begun[2]?.end()
    await all[2]
    await turn()
    begun[3]?.end()
    expect((await Promise.all(all)).map(one => [...one.keys()])).toEqual([['slow'], ['a'], ['b'], ['c']])
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

it('gives two who ask for the same case things of their own', async () => {
  const { begun, read } = slowReads()
  const both = [read(['a'], []), read(['a'], [])]
  await turn()
  begun[0]?.end()
  const [one, other] = await Promise.all(both)
  expect(one?.get('a')).toEqual(other?.get('a'))
  expect(one?.get('a')).not.toBe(other?.get('a'))
})

it('reads the fields that any of those asks for who read together', async () => {
  const { begun, read } = slowReads()
  const both = [read(['a'], ['threats', 'grants']), read(['b'], ['grants', 'needs'])]
  await turn()
  expect(begun.map(({ fields }) => fields)).toEqual([['threats', 'grants', 'needs']])
  begun[0]?.end()
  await Promise.all(both)
})

it('goes on after a statement that fails, and tells everybody who waited for it', async () => {
  const { begun, read } = slowReads()
  const both = [read(['a'], []), read(['b'], [])]
  await turn()
  begun[0]?.fail()
  const outcomes = await Promise.allSettled(both)
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const later = read(['c'], [])
  await turn()
  begun[1]?.end()
  expect([...(await later).keys()]).toEqual(['c'])
})

const refused = (code: string) => Object.assign(new Error('refused'), { severity: 'ERROR', code })

it.each([
  ['the database refuses', refused('22P02')],
  ['is not understood', new SyntaxError('no JSON')],
])(
  'reads each alone where a statement for several %s: only whoever asks for what is damaged fails',
  async (_, error) => {
    const { begun, read } = slowReads()
    const all = [read(['a'], ['threats']), read(['damaged'], ['grants']), read(['c'], [])]
    await turn()
    begun[0]?.fail(error)
    await turn()
    expect(begun.slice(1).map(({ ids, fields }) => [ids, fields])).toEqual([
      [['a'], ['threats']],
      [['damaged'], ['grants']],
      [['c'], []],
    ])
    for (const { ids, end, fail } of begun.slice(1)) ids.includes('damaged') ? fail(error) : end()
    const outcomes = await Promise.allSettled(all)
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  },
)

it.each([refused('57014'), refused('53300'), new Error('Connection terminated')])(
  'asks a server that cannot answer once, not once for each who waits',
  async error => {
    const { begun, read } = slowReads()
    const both = [read(['a'], []), read(['b'], [])]
    await turn()
    begun[0]?.fail(error)
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(begun.length).toBe(1)
  },
)

it('keeps a statement to a measure', async () => {
  const { begun, read } = slowReads()
  const ids = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index}`)
  const all = [read(ids('a', 300), []), read(ids('b', 300), []), read(ids('c', 600), []), read(ids('d', 10), [])]
  for (const [index, length] of [300, 300, 600, 10].entries()) {
    await turn()
    expect(begun.map(one => one.ids.length).slice(index)).toEqual([length])
    begun[index]?.end()
  }
  expect((await Promise.all(all)).map(({ size }) => size)).toEqual([300, 300, 600, 10])
})
