import type { GraphQLResolveInfo } from 'graphql'
import { expect, it, vi } from 'vitest'
import type { LogRow } from '../ledger/log-row.ts'
import { releaseOf } from '../testing/release-of.ts'
import type { RequestRelease } from './release.ts'

const ID = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'
/** An operation that asks for nothing: what is asked is not what these tests are about. */
const INFO = {
  schema: { getRootType: () => undefined },
  operation: { operation: 'query' },
} as unknown as GraphQLResolveInfo

function release(writeLog: (row: LogRow) => Promise<boolean>): RequestRelease {
  const value = (id: string) => ({ mask: 1, value: { id } })
  const cases = new Map([ID, OTHER].map(id => [id, value(id)]))
  return releaseOf({ classes: new Map(), cases, writeLog })
}

it('writes one log row for all root fields, after all of them have loaded', async () => {
  const order: string[] = []
  const one = release(async row => {
    order.push(`log ${row.entries.length}`)
    return true
  })
  const root = async (name: string, id: string, turns: number) => {
    const value = await one.root(INFO, async () => {
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
      const found = await one.case(id)
      order.push(`loaded ${name}`)
      return found
    })
    order.push(`released ${name}`)
    return value
  }
  await Promise.all([root('a', ID, 0), root('b', OTHER, 50), one.root(INFO, () => 'at once')])
  expect(order).toEqual(['loaded a', 'loaded b', 'log 2', 'released a', 'released b'])
})

it('starts over with fresh values where the ledger moved, and drops the old ones', async () => {
  const writeLog = vi.fn(async () => writeLog.mock.calls.length > 1)
  const one = release(writeLog)
  const seen: unknown[] = []
  const value = await one.root(INFO, () => {
    const object = {}
    seen.push(object)
    one.draft({ id: ID, facts: facts(1), epoch: '0', value: object, told: true })
    return object
  })
  expect(seen).toHaveLength(2)
  expect(value).toBe(seen[1])
  expect(one.decisionOf(seen[0])).toBeUndefined()
  expect(one.decisionOf(seen[1])).toBeDefined()
})

it('gives up after three times', async () => {
  const writeLog = vi.fn(async () => false)
  const one = release(writeLog)
  await expect(one.root(INFO, () => one.case(ID))).rejects.toThrow()
  expect(writeLog).toHaveBeenCalledTimes(3)
  expect(one.extension()).toBeUndefined()
  expect(one.failure).toBeDefined()
})

it('fails as a whole where one root field fails, and does not log a release that does not happen', async () => {
  const writeLog = vi.fn(async () => true)
  const one = release(writeLog)
  let object: object | null = null
  const good = one.root(INFO, async () => {
    object = await one.case(ID)
  })
  const bad = one.root(INFO, () => {
    throw new Error('broken')
  })
  await expect(good).rejects.toThrow('broken')
  await expect(bad).rejects.toThrow('broken')
  expect(writeLog).not.toHaveBeenCalled()
  expect(one.decisionOf(object)).toBeUndefined()
  expect(one.failure).toEqual(new Error('broken'))
})

it('fails as a whole, and keeps nobody waiting, where it cannot be told what is asked', async () => {
  const one = releaseOf({ classes: new Map() })
  const unreadable = { operation: undefined } as unknown as GraphQLResolveInfo
  const roots = [one.root(unreadable, () => 'a'), one.root(INFO, () => 'b')]
  expect((await Promise.allSettled(roots)).map(root => root.status)).toEqual(['rejected', 'rejected'])
  expect(one.failure).toBeInstanceOf(TypeError)
})

it('fails even where what is thrown is nothing', async () => {
  const one = release(async () => true)
  await expect(one.root(INFO, () => Promise.reject(undefined))).rejects.toThrow()
  expect(one.failure).toBeDefined()
})

it('gives no decision before the log row is written', async () => {
  const logging = Promise.withResolvers<boolean>()
  const one = release(() => logging.promise)
  let object: object | null = null
  const root = one.root(INFO, async () => {
    object = await one.case(ID)
    return object
  })
  await vi.waitFor(() => expect(object).not.toBeNull())
  expect(one.decisionOf(object)).toBeUndefined()
  expect(one.extension()).toBeUndefined()
  logging.resolve(true)
  await root
  expect(one.decisionOf(object)).toBeDefined()
})

it('takes neither cases nor root fields after the log row is written', async () => {
  const one = release(async () => true)
  await one.root(INFO, () => null)
  await expect(one.case(ID)).rejects.toThrow(/too late/)
  await expect(one.root(INFO, () => null)).rejects.toThrow(/too late/)
})

it('takes no case that nobody waited for while the log row is being written', async () => {
  const logging = Promise.withResolvers<boolean>()
  const rows: LogRow[] = []
  const one = release(row => {
    rows.push(row)
    return logging.promise
  })
  let late: Promise<object | null> | undefined
  const object = {}
  const root = one.root(INFO, () => {
    late = one.case(ID)
    return { nodes: [late] }
  })
  await vi.waitFor(() => expect(rows).toHaveLength(1))
  await expect(late).rejects.toThrow(/too late/)
  const draft = { id: OTHER, facts: facts(1), epoch: '0', value: object, told: true }
  expect(() => one.draft(draft)).toThrow(/too late/)
  logging.resolve(true)
  await root
  expect(rows[0]?.entries).toEqual([])
  expect(one.decisionOf(object)).toBeUndefined()
  expect(one.extension()).toEqual({ decisions: [] })
})

it('decides each case once, however often it is asked for', async () => {
  const rows: LogRow[] = []
  const one = release(async row => {
    rows.push(row)
    return true
  })
  const [first, second] = await one.root(INFO, () => Promise.all([one.case(ID), one.case(ID)]))
  expect(first).toBe(second)
  expect(rows[0]?.entries.map(entry => entry.case)).toEqual([ID])
})

it('refuses a load that leaves out a case', async () => {
  const one = releaseOf({ classes: new Map() })
  const forgetful = releaseOf({ classes: new Map(), loadCases: async () => [] })
  await expect(forgetful.root(INFO, () => forgetful.case(ID))).rejects.toThrow(/not decided/)
  expect(await one.root(INFO, () => one.case(ID))).toBeNull()
})

function facts(permitted: number) {
  return {
    standings: [],
    permitted,
    denied: 0,
    notUnderstood: 0,
    withdrawn: 0,
    expired: 0,
    mayContactAgain: true,
  }
}
