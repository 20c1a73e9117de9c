import type { AssertionSigner, CommandSigner, Order } from '@hub/assertion'
import { CONSORTIUM_KEY, type Decision, fromWire } from '@hub/decision'
import { ConnectionLostError, ExchangeError, exchange, isRecord, type Reply } from '@hub/execution'
import {
  isOwner,
  isStatisticsFault,
  type Owner,
  STATISTICS,
  STATISTICS_FAULTS,
  type StatisticsFault,
} from '@hub/vocabulary'
import type { Logger } from 'pino'
import { type buildConnector, Pool } from 'undici'
import type { HubContext } from '../context.ts'
import type { FetchOutcome } from '../watch/metrics.ts'

/** What an owner answered, read but not yet believed. */
export interface OwnerAnswer {
  readonly data: unknown
  readonly decisions: ReadonlyMap<string, Decision>
  readonly holders: ReadonlyMap<string, readonly string[]>
  /** What is to be said of an argument of the caller's own that the owner cannot use. */
  readonly argumentError: string | null
  /** From the statistics alone: why a question has no answer, and words of the plan that go with it. */
  readonly fault?: { readonly code: StatisticsFault; readonly words: object }
}

/**
 * Why an owner that is up has not answered. `replayed`: its log shows that the caller's proof was used for another
 * request. `unsettled`: what its ledger says of a case kept changing, or it was asked when the registry's word on who
 * holds the case had lost its force.
 */
export type NoAnswer = 'replayed' | 'unsettled'

/** Sends one fetch to one owner. Resolves to null where the owner is down, slow, or answers what is no answer. */
export interface Transport {
  ask(owner: Owner, body: string, context: HubContext, terms?: AskingTerms): Promise<OwnerAnswer | NoAnswer | null>
  /** Whether the owner says that it is ready. */
  probe(owner: Owner): Promise<boolean>
  close(): Promise<void>
}

/** What else there is to say about a fetch. */
export interface AskingTerms {
  /** What it commands; none, where it only asks. */
  readonly orders?: readonly Order[]
  /** When the registry said who holds the cases that it asks for, in epoch milliseconds. */
  readonly holdersLearntAt?: number
}

/** The same, with the trace that the fetch is a part of, and its end, as `performance.now` tells the time. */
type Told = AskingTerms & { readonly traceparent: string | undefined; readonly until: number }

export interface TransportOptions {
  /** Base URL by owner. */
  readonly urls: Readonly<Record<Owner, string>>
  readonly signer: AssertionSigner
  readonly signCommand: CommandSigner
  /** From the first byte sent to the last byte read, however often it is sent. */
  readonly timeoutMs: number
  /** For the statistics, whose members may have to compute first. */
  readonly statisticsTimeoutMs: number
  /** The same for a fetch that commands: it waits for members to carry it out. */
  readonly commandTimeoutMs: number
  /** For how long the registry's word on who holds a case counts. */
  readonly holdersLifeMs: number
  /** How connections to owners are made; plain TLS by the system's authorities unless told otherwise. */
  readonly connect?: buildConnector.connector
  readonly log: Logger
}

/** The largest answer that is read; one fetch is at most 50 cases. */
const MOST_BYTES = 16 * 1024 * 1024

export function createTransport(options: TransportOptions): Transport {
  const { urls, signer, signCommand, timeoutMs, statisticsTimeoutMs, commandTimeoutMs, holdersLifeMs, connect, log } =
    options
  const pools = new Map<Owner, { pool: Pool; base: string; path: string }>()
  for (const [owner, url] of Object.entries(urls)) {
    if (!isOwner(owner)) continue
    const { origin, pathname } = new URL(url)
    const options = { connections: 64, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 }
    const pool = new Pool(origin, { ...options, ...(connect && { connect }) })
    const base = pathname.replace(/\/$/, '')
    pools.set(owner, { pool, base, path: `${base}/graphql` })
  }
  const poolOf = (owner: Owner) => {
    const found = pools.get(owner)
    if (!found) throw new Error('an owner without an address')
    return found
  }

  /** Signs anew each time: an owner takes an assertion once. */
  function send(owner: Owner, body: string, context: HubContext, terms: Told, id?: string): Promise<Reply> {
    const { pool, path } = poolOf(owner)
    const { asking, snapshot } = context
    const { orders = [], holdersLearntAt, traceparent, until } = terms
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'members-token': asking.membersToken,
      'hub-assertion': signer.sign({
        audience: owner,
        membersToken: asking.membersToken,
        role: asking.role,
        purpose: asking.purpose,
        onBehalfOf: asking.onBehalfOf,
        requestId: asking.requestId,
        schemaDigest: snapshot.schemaDigest,
        agreementDigest: snapshot.agreement.digest,
        body,
        ...(id !== undefined && { id }),
        ...(holdersLearntAt !== undefined && { holdersUntil: holdersLearntAt + holdersLifeMs }),
      }),
      ...(traceparent !== undefined && { traceparent }),
      ...(orders.length > 0 && { 'command-signature': signCommand({ ...asking, orders }) }),
    }
    const timeoutMs = until - performance.now()
    // What is sent now would be logged as released, and nobody would wait for it.
    if (timeoutMs <= 0) throw new ExchangeError('no time is left')
    return exchange(pool, { path, headers, body }, { timeoutMs, mostBytes: MOST_BYTES })
  }

  function limitFor(owner: Owner, { orders = [] }: AskingTerms): number {
    if (orders.length > 0) return commandTimeoutMs
    return owner === STATISTICS.code ? statisticsTimeoutMs : timeoutMs
  }

  /** Whether the registry's word on who holds the cases has lost its force. */
  function isLate({ holdersLearntAt }: AskingTerms): boolean {
    return holdersLearntAt !== undefined && holdersLearntAt + holdersLifeMs < Date.now()
  }

  /** An owner to which it is late before it is to the gateway has a clock that is wrong: that is a fault. */
  function isUnsettled(answer: unknown, terms: AskingTerms): boolean {
    return hasError(answer, 'LEDGER_MOVED') || (isLate(terms) && hasError(answer, 'TOO_LATE'))
  }

  /**
   * A connection that was kept open ends with the process behind it; another may have taken its place. Whether a command
   * arrived is not known, and the caller's proof counts once.
   */
  async function sendTwice(owner: Owner, body: string, context: HubContext, terms: Told, id?: string): Promise<Reply> {
    try {
      return await send(owner, body, context, terms, id)
    } catch (error) {
      if (!(error instanceof ConnectionLostError) || terms.orders?.length || id !== undefined) throw error
      return await send(owner, body, context, terms)
    }
  }

  return {
    async ask(owner, body, context, terms = {}) {
      const { asking, assertionIds, watch } = context
      const fetch = watch.fetch(owner)
      let outcome: FetchOutcome = 'UNREACHABLE'
      let again = false
      const unsettled = (): NoAnswer => {
        outcome = 'UNSETTLED'
        log.warn({ owner, requestId: asking.requestId }, 'what may be released could not be settled in time')
        return 'unsettled'
      }
      try {
        // One end for all of it: asking again does not make a caller wait longer.
        const told = { ...terms, traceparent: fetch.traceparent, until: performance.now() + limitFor(owner, terms) }
        for (;;) {
          if (isLate(terms)) return unsettled()
          const id = assertionIds.next(owner)
          const { status, text } = await sendTwice(owner, body, context, told, id)
          if (status !== 200) {
            outcome = 'REFUSED'
            log.warn({ owner, requestId: asking.requestId, status }, 'an owner refused a fetch')
            return null
          }
          const parsed: unknown = JSON.parse(text)
          if (id !== undefined && hasError(parsed, 'ASSERTION_REPLAYED')) {
            outcome = 'REPLAYED'
            log.warn({ owner, requestId: asking.requestId, alarm: true }, 'a proof was repeated')
            return 'replayed'
          }
          // It has released nothing, and a moment later the ledger may stand still.
          if (hasError(parsed, 'LEDGER_MOVED') && !again && !terms.orders?.length) {
            again = true
            continue
          }
          if (isUnsettled(parsed, terms)) return unsettled()
          const read = readAnswer(parsed, owner)
          if (read === null) log.warn({ owner, requestId: asking.requestId }, 'an owner answered with a fault')
          outcome = read === null ? 'FAULT' : read.argumentError === null ? 'ANSWERED' : 'ARGUMENT'
          return read
        }
      } catch (error) {
        // Without the ledger's move there would have been time enough.
        if (again) return unsettled()
        // The error's text may quote what the owner sent; its name says enough.
        const name = error instanceof Error ? error.name : 'unknown'
        log.warn({ owner, requestId: asking.requestId, error: name }, 'an owner did not answer')
        return null
      } finally {
        fetch.end(outcome)
      }
    },

    async probe(owner) {
      const { pool, base } = poolOf(owner)
      try {
        const signal = AbortSignal.timeout(timeoutMs)
        const ready = `${base}/health/ready`
        const { statusCode, body } = await pool.request({ method: 'GET', path: ready, signal })
        await body.dump()
        return statusCode === 200
      } catch {
        return false
      }
    },

    async close() {
      await Promise.all([...pools.values()].map(({ pool }) => pool.destroy()))
    },
  }
}

function hasError(answer: unknown, code: string): boolean {
  const errors = isRecord(answer) && Array.isArray(answer.errors) ? answer.errors : []
  return errors.some(error => isRecord(error) && isRecord(error.extensions) && error.extensions.code === code)
}

/** Null where the answer is a fault: an error withholds. */
function readAnswer(answer: unknown, owner: Owner): OwnerAnswer | null {
  if (!isRecord(answer)) return null
  const { data, errors, extensions } = answer
  if (Array.isArray(errors) && errors.length > 0) {
    const fault = owner === STATISTICS.code ? faultIn(errors) : undefined
    const argumentError = fault === undefined ? argumentErrorIn(errors) : STATISTICS_FAULTS[fault.code]
    if (argumentError === null) return null
    return { data: null, decisions: new Map(), holders: new Map(), argumentError, ...(fault && { fault }) }
  }
  if (!isRecord(data)) return null
  const hub = isRecord(extensions) && isRecord(extensions.hub) ? extensions.hub : {}
  const decisions = new Map<string, Decision>()
  for (const wire of Array.isArray(hub.decisions) ? hub.decisions : []) {
    const read = fromWire(wire)
    // Two decisions for one key cannot both be believed: a broken owner releases nothing.
    if (read === null || decisions.has(read.key)) return null
    decisions.set(read.key, read.decision)
  }
  const holders = new Map<string, readonly string[]>()
  for (const [key, owners] of Object.entries(isRecord(hub.holders) ? hub.holders : {})) {
    if (key !== CONSORTIUM_KEY && Array.isArray(owners)) holders.set(key, owners.filter(isOwnerWord))
  }
  return { data, decisions, holders, argumentError: null }
}

/** What the gateway says, in its own words, of the argument that an owner refuses. */
function argumentErrorIn(errors: readonly unknown[]): string | null {
  for (const error of errors) {
    const extensions = isRecord(error) && isRecord(error.extensions) ? error.extensions : {}
    if (extensions.code !== 'BAD_USER_INPUT') continue
    const known = typeof extensions.argument === 'string' ? ARGUMENTS.get(extensions.argument) : undefined
    return known ?? 'an argument cannot be used as it is: see the descriptions of the field and its arguments'
  }
  return null
}

/** Why the statistics have no answer. */
function faultIn(errors: readonly unknown[]): OwnerAnswer['fault'] {
  for (const error of errors) {
    const extensions = isRecord(error) && isRecord(error.extensions) ? error.extensions : {}
    const { code } = extensions
    if (typeof code !== 'string' || !isStatisticsFault(code)) continue
    const words = ['allowed', 'missing'].flatMap(key => (areWords(extensions[key]) ? [[key, extensions[key]]] : []))
    return { code, words: Object.fromEntries(words) }
  }
  return undefined
}

/** Codes of the plan and of members: nothing that could be a sentence, or about anybody. */
function areWords(value: unknown): boolean {
  const isWord = (word: unknown) => typeof word === 'string' && /^[A-Za-z0-9_-]{1,40}$/.test(word)
  return Array.isArray(value) && value.length <= 500 && value.every(isWord)
}

/** By the name under which an owner refuses an argument; of no other name is anything said. */
const ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ['first', '`first` is 0 to 50'],
  ['after', '`after` is a cursor of a page of the same list, in the same order'],
  ...['openedOn', 'availableFrom', 'availableUntil'].map(
    name => [name, `\`${name}\` takes days of the calendar, such as 2025-03-31`] as const,
  ),
])

function isOwnerWord(value: unknown): value is string {
  return typeof value === 'string' && isOwner(value)
}
