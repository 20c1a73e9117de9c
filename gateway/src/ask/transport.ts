import type { AssertionSigner, CommandSigner, Order } from '@hub/assertion'
import { CONSORTIUM_KEY, type Decision, fromWire } from '@hub/decision'
import { isOwner, isStatisticsFault, type Owner, STATISTICS, STATISTICS_FAULTS } from '@hub/vocabulary'
import type { Logger } from 'pino'
import { type buildConnector, Pool } from 'undici'
import type { HubContext } from '../context.ts'

/** What an owner answered, read but not yet believed. */
export interface OwnerAnswer {
  readonly data: unknown
  readonly decisions: ReadonlyMap<string, Decision>
  readonly holders: ReadonlyMap<string, readonly string[]>
  /** The one error that an owner may raise about the caller's own arguments; see `errors.ts`. */
  readonly argumentError: string | null
  /** Words of the plan that go with it; from the statistics alone. */
  readonly words?: Readonly<Record<string, readonly string[]>>
}

/**
 * Sends one fetch to one owner. Resolves to null where the owner is down, slow, or answers what is no answer; to
 * `replayed` where its log shows that the caller's proof was used for another request.
 */
export interface Transport {
  ask(owner: Owner, body: string, context: HubContext, terms?: AskingTerms): Promise<OwnerAnswer | 'replayed' | null>
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

export interface TransportOptions {
  /** Base URL by owner. */
  readonly urls: Readonly<Record<Owner, string>>
  readonly signer: AssertionSigner
  readonly signCommand: CommandSigner
  /** From the first byte sent to the last byte read. */
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
  const pools = new Map<Owner, { pool: Pool; path: string }>()
  for (const [owner, url] of Object.entries(urls)) {
    if (!isOwner(owner)) continue
    const { origin, pathname } = new URL(url)
    const options = { connections: 64, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 }
    const pool = new Pool(origin, { ...options, ...(connect && { connect }) })
    pools.set(owner, { pool, path: pathname.replace(/\/$/, '') })
  }
  const poolOf = (owner: Owner) => {
    const found = pools.get(owner)
    if (!found) throw new Error('an owner without an address')
    return found
  }

  return {
    async ask(owner, body, { asking, snapshot, assertionIds }, { orders = [], holdersLearntAt } = {}) {
      const { pool, path } = poolOf(owner)
      const id = assertionIds.next(owner)
      try {
        const { statusCode, body: answer } = await pool.request({
          method: 'POST',
          path: `${path}/graphql`,
          headers: {
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
            ...(orders.length > 0 && { 'command-signature': signCommand({ ...asking, orders }) }),
          },
          body,
          signal: AbortSignal.timeout(
            orders.length > 0 ? commandTimeoutMs : owner === STATISTICS.code ? statisticsTimeoutMs : timeoutMs,
          ),
        })
        const text = await readLimited(answer)
        if (statusCode !== 200) {
          log.warn({ owner, requestId: asking.requestId, statusCode }, 'an owner refused a fetch')
          return null
        }
        const parsed: unknown = JSON.parse(text)
        if (id !== undefined && hasError(parsed, 'ASSERTION_REPLAYED')) {
          log.warn({ owner, requestId: asking.requestId, alarm: true }, 'a proof was repeated')
          return 'replayed'
        }
        const read = readAnswer(parsed, owner)
        if (read === null) log.warn({ owner, requestId: asking.requestId }, 'an owner answered with a fault')
        return read
      } catch (error) {
        // The error's text may quote what the owner sent; its name says enough.
        const name = error instanceof Error ? error.name : 'unknown'
        log.warn({ owner, requestId: asking.requestId, error: name }, 'an owner did not answer')
        return null
      }
    },

    async probe(owner) {
      const { pool, path } = poolOf(owner)
      try {
        const signal = AbortSignal.timeout(timeoutMs)
        const { statusCode, body } = await pool.request({ method: 'GET', path: `${path}/health/ready`, signal })
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

async function readLimited(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > MOST_BYTES) throw new RangeError('the answer is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
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
    const found = argumentErrorIn(errors, owner)
    return found === null ? null : { data: null, decisions: new Map(), holders: new Map(), ...found }
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

function argumentErrorIn(
  errors: readonly unknown[],
  owner: Owner,
): Required<Pick<OwnerAnswer, 'argumentError' | 'words'>> | null {
  for (const error of errors) {
    const extensions = isRecord(error) && isRecord(error.extensions) ? error.extensions : {}
    const { code } = extensions
    if (typeof code !== 'string' || !ARGUMENT_ERRORS.has(code)) continue
    if (!isStatisticsFault(code)) return { argumentError: code, words: {} }
    if (owner !== STATISTICS.code) continue
    const words = ['allowed', 'missing'].flatMap(key => (areWords(extensions[key]) ? [[key, extensions[key]]] : []))
    return { argumentError: code, words: Object.fromEntries(words) }
  }
  return null
}

/** Codes of the plan and of members: nothing that could be a sentence, or about anybody. */
function areWords(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length <= 500 &&
    value.every(word => typeof word === 'string' && /^[A-Za-z0-9_-]{1,40}$/.test(word))
  )
}

/** Codes under which an owner may refuse an argument; the gateway says them in its own words. */
export const ARGUMENT_ERRORS: ReadonlyMap<string, string> = new Map([
  ['BAD_USER_INPUT', 'an argument cannot be used: `first` is 1 to 50, `after` the cursor of a page in the same order'],
  ...Object.entries(STATISTICS_FAULTS),
])

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isOwnerWord(value: unknown): value is string {
  return typeof value === 'string' && isOwner(value)
}
