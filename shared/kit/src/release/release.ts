import type { Caller } from '@hub/assertion'
import type { CaseFacts, Decision, HubExtension, RecordedLedger } from '@hub/decision'
import { CONSORTIUM_KEY, satisfies, toWire, type WireDecision } from '@hub/decision'
import { RELEASE_LOG } from '@hub/vocabulary'
import type { GraphQLResolveInfo } from 'graphql'
import { isCaseId } from '../guard/case.ts'
import type { LogRow } from '../ledger/log-row.ts'
import type { Asked } from './asked.ts'
import { CaseBatch, type CaseDraft } from './cases.ts'
import { type LogEntry, logDecision } from './log-entry.ts'
import type { DecisionRules } from './rules.ts'

/** What may leave in one answer, as resolvers see it. Nothing does before the log row is written. */
export interface Release {
  /** The case as this owner has it, under its own decision; null where it does not exist for the caller. */
  case(id: string): Promise<object | null>
  /** Decides a case, remembers the decision for its value and enters it in the log; see `owner.ts`. */
  draft(draft: CaseDraft): object | null
  /** Whether these facts open anything that hangs on a case: only then are rows worth reading. */
  opens(facts: CaseFacts): boolean
  /** Names of the fields of a room that are asked for: no others need be read. */
  readonly fieldsOfRoom: readonly string[]
}

/** What a release needs from outside. */
export interface ReleaseServices {
  readonly caller: Caller
  readonly rules: DecisionRules
  /** Loads the cases of one batch. */
  readonly loadCases: (ids: readonly string[]) => Promise<readonly CaseDraft[]>
  readonly askedIn: (info: GraphQLResolveInfo) => Asked
  /** Writes the log row; false where a case's ledger moved. */
  readonly writeLog: (row: LogRow) => Promise<boolean>
}

/** How often a request is decided before the owner gives up and releases nothing. */
const ATTEMPTS = 3

/** The ledger of a case kept moving while it was being decided on. */
export class LedgerMovedError extends Error {
  override readonly name = 'LedgerMovedError'
}

/**
 * The release of one request: decisions, what they are about, and the log row that comes before them.
 *
 * Root resolvers load; when all have returned, the log row is written; then fields resolve. Where a case's ledger
 * moved in between, decisions and values are dropped and the root resolvers run again. Any failure on the way is
 * final: the request releases nothing at all.
 */
export class RequestRelease implements Release {
  /** The decision for whatever hangs on no case. */
  readonly consortium: Decision

  readonly #services: ReleaseServices
  #attempt: Attempt
  /** `logging`: the log row is fixed, so nothing can join it any more. */
  #state: 'deciding' | 'logging' | 'logged' | 'failed' = 'deciding'
  #asked: Asked | undefined
  #failure: unknown

  /** Root resolvers of this request, and how many of them have returned in this attempt. */
  #joined = 0
  #returned = 0
  #attempts = 0
  #round = Promise.withResolvers<boolean>()
  #commands: Promise<void> | undefined

  constructor(services: ReleaseServices) {
    this.#services = services
    this.consortium = services.rules.decideOutside(services.caller)
    this.#attempt = new Attempt(services.loadCases)
  }

  case(id: string): Promise<object | null> {
    const found = this.#case(id)
    // Where nobody waits for it, its failure must not end the process.
    found.catch(() => {})
    return found
  }

  async #case(id: string): Promise<object | null> {
    return isCaseId(id) ? this.draft(await this.#attempt.batch.load(id)) : null
  }

  draft(draft: CaseDraft): object | null {
    if (this.#state !== 'deciding') throw new Error('a case was loaded too late for the log row')
    const { drafts, decisions, ledgers } = this.#attempt
    const known = drafts.get(draft)
    if (known !== undefined) return draft.value
    const { rules, caller } = this.#services
    const decision = rules.decide(caller, draft.facts)
    drafts.set(draft, decision)
    if (draft.value !== null) decisions.set(draft.value, decision)
    if (draft.value !== null && draft.ledger !== undefined) ledgers.set(draft.value, draft.ledger)
    return draft.value
  }

  opens(facts: CaseFacts): boolean {
    const { rules, caller } = this.#services
    return rules.opensRoom(rules.decide(caller, facts).mask)
  }

  get fieldsOfRoom(): readonly string[] {
    return this.#asked?.ofRoom ?? []
  }

  /**
   * Runs one root resolver of the request and gives its value once the log row is written.
   *
   * @throws what any root resolver of the request, or the log, has thrown
   */
  async root<Value>(info: GraphQLResolveInfo, resolve: () => Value): Promise<Awaited<Value>> {
    if (this.#state !== 'deciding') throw new Error('a root field was resolved too late for the log row')
    this.#joined += 1
    for (;;) {
      const round = this.#round.promise
      let value: Awaited<Value> | undefined
      try {
        this.#asked ??= this.#services.askedIn(info)
        value = await settle(resolve)
      } catch (error) {
        this.#failure ??= error ?? new Error('a root resolver failed')
      }
      this.#returned += 1
      if (this.#returned === this.#joined) void this.#endRound()
      if (await round) return value as Awaited<Value>
    }
  }

  /**
   * Writes the log row of a request that commands, once, before the first of its commands runs.
   *
   * @throws what the log has thrown
   */
  beforeCommand(info: GraphQLResolveInfo): Promise<void> {
    this.#commands ??= this.#logCommands(info)
    return this.#commands
  }

  async #logCommands(info: GraphQLResolveInfo): Promise<void> {
    if (this.#state !== 'deciding') throw new Error('a command came too late for the log row')
    this.#state = 'logging'
    try {
      this.#asked = this.#services.askedIn(info)
      if (!(await this.#services.writeLog(this.#logRow(this.#asked)))) throw new LedgerMovedError()
      this.#state = 'logged'
    } catch (error) {
      this.#state = 'failed'
      this.#failure = error ?? new Error('the log failed')
      throw this.#failure
    }
  }

  /** The decision under which an object's fields may leave; none before the log row is written. */
  decisionOf(object: unknown): Decision | undefined {
    if (this.#state !== 'logged' || typeof object !== 'object' || object === null) return undefined
    return this.#attempt.decisions.get(object)
  }

  /** What decisions about a case can be explained from; nothing before the log row is written. */
  ledgerOf(object: object): RecordedLedger | undefined {
    return this.#state === 'logged' ? this.#attempt.ledgers.get(object) : undefined
  }

  /** Lets an object stand under the decision of the object it came from. */
  adopt(object: object, decision: Decision): void {
    const { decisions } = this.#attempt
    const known = decisions.get(object)
    if (known !== undefined && known !== decision) {
      throw new Error('one object hangs on two cases, so no decision is right for it')
    }
    decisions.set(object, decision)
  }

  /** What travels beside the data: nothing unless the log row was written. */
  extension(): HubExtension | undefined {
    if (this.#state !== 'logged' || this.#asked === undefined) return undefined
    const decisions = new Map<string, WireDecision>()
    const holders: Record<string, readonly string[]> = {}
    if (this.#asked.ofConsortium.length > 0) decisions.set(CONSORTIUM_KEY, toWire(CONSORTIUM_KEY, this.consortium))
    for (const [draft, decision] of this.#attempt.drafts) {
      if (draft.told) decisions.set(draft.id, toWire(draft.id, decision))
      if (draft.holders !== undefined) holders[draft.id] = draft.holders
    }
    const extension = { decisions: [...decisions.values()] }
    return Object.keys(holders).length > 0 ? { ...extension, holders } : extension
  }

  /** Why the request releases nothing, where it does not. */
  get failure(): unknown {
    return this.#failure
  }

  /** All root resolvers have returned: log, or start over. */
  async #endRound(): Promise<void> {
    const round = this.#round
    this.#state = 'logging'
    this.#attempts += 1
    try {
      if (this.#failure !== undefined || this.#asked === undefined) throw this.#failure
      if (await this.#services.writeLog(this.#logRow(this.#asked))) {
        this.#state = 'logged'
        round.resolve(true)
        return
      }
      if (this.#attempts === ATTEMPTS) throw new LedgerMovedError()
    } catch (error) {
      this.#state = 'failed'
      this.#failure = error ?? new Error('the release failed')
      round.reject(this.#failure)
      return
    }
    this.#state = 'deciding'
    this.#returned = 0
    this.#attempt = new Attempt(this.#services.loadCases)
    this.#round = Promise.withResolvers()
    round.resolve(false)
  }

  #logRow(asked: Asked): LogRow {
    const { caller, rules } = this.#services
    const drafts = [...this.#attempt.drafts]
    const asksWhy = asked.ofCase.some(({ need }) => need === RELEASE_LOG)
    const entries = drafts.map(([{ id, epoch, facts, value, present, ledger }, decision]): LogEntry => {
      const relations = facts.standings.map(standing => standing.relation)
      // An explanation is something that leaves too.
      const explains = asksWhy && ledger !== undefined && satisfies(decision.mask, RELEASE_LOG)
      const leaves = (present ?? value !== null) || explains
      return { case: id, epoch, decision: logDecision(relations, decision, leaves, asked.ofCase) }
    })
    if (asked.ofConsortium.length > 0) {
      const relations = rules.standingsOutside(caller).map(standing => standing.relation)
      const decision = logDecision(relations, this.consortium, true, asked.ofConsortium)
      entries.push({ case: null, epoch: null, decision })
    }
    return {
      caller,
      tableDigest: rules.tableDigest,
      fields: asked.fields,
      entries,
    }
  }
}

/** What one attempt found out; dropped as a whole where a ledger moved. */
class Attempt {
  readonly decisions = new WeakMap<object, Decision>()
  readonly ledgers = new WeakMap<object, RecordedLedger>()
  readonly drafts = new Map<CaseDraft, Decision>()
  readonly batch: CaseBatch

  constructor(loadCases: ReleaseServices['loadCases']) {
    this.batch = new CaseBatch(loadCases)
  }
}

/** Waits for a value and, where it is a list, for all of its items. */
async function settle<Value>(resolve: () => Value): Promise<Awaited<Value>> {
  const value = await resolve()
  if (Array.isArray(value)) return (await Promise.all(value)) as Awaited<Value>
  return value
}
