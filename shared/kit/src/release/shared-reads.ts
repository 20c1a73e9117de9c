import { isReported } from '../ledger/write-log.ts'

/** Reads something about some cases, each id once, and of it these fields at least; a case without it may be left out. */
export type Read<Value> = (
  ids: readonly string[],
  fields: readonly string[],
  /** Those for whom it is read, where that says which cases are worth looking at. */
  askers?: readonly string[],
) => Promise<ReadonlyMap<string, Value>>

interface Asking<Value> {
  readonly ids: readonly string[]
  readonly fields: readonly string[]
  readonly askers: readonly string[]
  readonly settle: PromiseWithResolvers<ReadonlyMap<string, Value>>
}

/**
 * One statement at a time: while it runs, those who come gather for the next. Where it takes longer than reading a page
 * does, another may run beside it, so that nobody waits for what others ask for.
 */
const PATIENCE_MS = 50
const AT_ONCE = 2
/** Cases of one statement, unless one request alone asks for more. */
const MOST_CASES = 500

/**
 * Lets requests that come at the same time read together, where what is read does not depend on who asks. A request goes
 * with a statement that has not begun, never with one that runs: so it reads nothing that is older than itself. Each gets
 * what it asked for and nothing else. Where what one of them asks for makes a statement fail, or cannot be made out, each
 * is read alone, so that it is no harm to the others.
 *
 * @param copy makes what the second of two gets who ask for the same case, where they must not have the same
 */
export function sharedReads<Value>(read: Read<Value>, copy = (value: Value): Value => value): Read<Value> {
  const waiting: Asking<Value>[] = []
  let running = 0
  /** Those among them that nobody has waited long for. */
  let quick = 0
  let isBeginning = false

  function begin(): void {
    isBeginning = false
    if (waiting.length === 0 || quick > 0 || running === AT_ONCE) return
    running += 1
    quick += 1
    const tookLong = () => {
      quick -= 1
      begin()
    }
    let patience: NodeJS.Timeout | undefined = setTimeout(() => {
      patience = undefined
      tookLong()
    }, PATIENCE_MS)
    void readFor(next(waiting)).finally(() => {
      running -= 1
      if (patience === undefined) return begin()
      clearTimeout(patience)
      tookLong()
    })
  }

  /** Settles everybody, and never throws. */
  async function readFor(together: readonly Asking<Value>[]): Promise<void> {
    try {
      const known = await read(allOf(together, 'ids'), allOf(together, 'fields'), allOf(together, 'askers'))
      const given = new Set<string>()
      for (const { ids, settle } of together) {
        const own = new Map<string, Value>()
        for (const id of ids) {
          const value = known.get(id)
          if (value !== undefined) own.set(id, given.has(id) ? copy(value) : value)
          given.add(id)
        }
        settle.resolve(own)
      }
    } catch (error) {
      if (together.length > 1 && isAboutRows(error)) await Promise.all(together.map(one => readFor([one])))
      else for (const { settle } of together) settle.reject(error)
    }
  }

  return (ids, fields, askers = []) => {
    const settle = Promise.withResolvers<ReadonlyMap<string, Value>>()
    waiting.push({ ids, fields, askers, settle })
    // Whoever has come by the end of this turn of the event loop goes along: under load several requests arrive in one.
    if (!isBeginning) setImmediate(begin)
    isBeginning = true
    return settle.promise
  }
}

/** Server out of resources, or about to stop, or out of patience: asking it again at once would make that worse. */
const ABOUT_THE_SERVER = /^5[37]/

/** Whether it may be one row's fault: the database refused the statement, or its answer was not understood. */
function isAboutRows(error: unknown): boolean {
  if (isReported(error)) return !ABOUT_THE_SERVER.test((error as { readonly code?: string }).code ?? '')
  return error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError
}

/** What any of them asks for, once. */
function allOf<Value>(together: readonly Asking<Value>[], what: 'ids' | 'fields' | 'askers'): string[] {
  return [...new Set(together.flatMap(one => one[what]))]
}

/** Takes out those who go together: in the order in which they came, at least one. */
function next<Value>(waiting: Asking<Value>[]): Asking<Value>[] {
  let cases = 0
  const end = waiting.findIndex(({ ids }, index) => {
    cases += ids.length
    return index > 0 && cases > MOST_CASES
  })
  return waiting.splice(0, end === -1 ? waiting.length : end)
}
