import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { CONSENT_FORM, inDays, officer, worker } from '../src/harness/desk.ts'
import type { Callers } from './caller.ts'
import type { Ledgers } from './ledgers.ts'

/** The members that hold the case: the first opens it, the second gets a part. */
export const HOLDERS = ['emergency', 'training'] as const

/** One case that members worked on together, and what came of it. */
export interface Round {
  readonly caseId: string
  readonly referral: string
  readonly request: string
  /** The use of break-glass, and who made it; null where everybody who could was blocked. */
  readonly glass: { readonly use: string; readonly opener: string; readonly closedAt: string } | null
  /** Permits that were recorded, and then withdrawn, at each holder. */
  readonly permits: Readonly<Record<(typeof HOLDERS)[number], number>>
  /** Proposals that went to the second holder. */
  readonly proposals: number
  /** The last entry of emergency's log when the withdrawal was acknowledged. */
  readonly withdrawnAt: string
}

/** Runs one step; who kills somebody does it meanwhile. */
export type During = <Result>(run: () => Promise<Result>) => Promise<Result>

const EMERGENCY = 'EMERGENCY_PROTECTION'
const OPENERS = ['relocation', 'sustaining', 'advocacy'] as const
const JUSTIFICATION = 'arrested this morning, and the lawyer cannot be reached'
const ARRIVES_WITHIN_MS = 60_000

/**
 * A case from its opening to the withdrawal of all that was permitted: referred, shared, proposed, asked for, granted,
 * opened in an emergency, closed and reviewed.
 */
export async function playRound(callers: Callers, ledgers: Ledgers, during: During): Promise<Round> {
  const { give, read } = callers
  const caseId = await openShared(callers, ledgers, during)
  await during(() => give(worker('emergency'), 'recordConsent', permit(caseId)))
  const proposal = await arrived(ledgers, caseId, 1)
  await during(() => give(worker('training'), 'adoptProposal', { proposal, owner: 'training' }))
  const asked = await during(() => give(worker('outreach'), 'requestAccess', request(caseId)))
  const granted = asked.item?.id ?? ''
  await during(() => give(worker('emergency'), 'approveRequest', { request: granted, owner: 'emergency' }))
  const readTwice = async () => {
    for (const member of ['training', 'outreach', 'training', 'outreach'] as const) await read(worker(member), caseId)
  }
  await during(readTwice)
  // Once more, with everybody there.
  await readTwice()
  const glass = await breakAndReview(callers, ledgers, during, caseId)
  await during(async () => {
    const reads = ['training', 'outreach'].map(member => read(worker(member as 'training'), caseId))
    await withdrawAll(callers, caseId)
    await Promise.all(reads)
  })
  const withdrawnAt = await ledgers.lastEntry()
  for (const member of ['training', 'outreach', 'training'] as const) await read(worker(member), caseId)
  const referral = await ledgers.itemOf('emergency', caseId, 'REFERRAL')
  const permits = { emergency: 1, training: 1 }
  return { caseId, referral, request: granted, glass, permits, proposals: 1, withdrawnAt }
}

/**
 * The same with the second holder down, from before a proposal, a use of break-glass and the withdrawal until after.
 *
 * @param holder its process
 */
export async function playWithHolderDown(
  callers: Callers,
  ledgers: Ledgers,
  holder: { kill(): Promise<void>; start(): Promise<void> },
): Promise<Round> {
  const { give, read } = callers
  const during: During = run => run()
  const caseId = await openShared(callers, ledgers, during)
  await give(worker('emergency'), 'recordConsent', permit(caseId))
  const proposal = await arrived(ledgers, caseId, 1)
  await give(worker('training'), 'adoptProposal', { proposal, owner: 'training' })
  const asked = await give(worker('outreach'), 'requestAccess', request(caseId))
  const granted = asked.item?.id ?? ''
  await give(worker('emergency'), 'approveRequest', { request: granted, owner: 'emergency' })
  await holder.kill()
  await give(worker('emergency'), 'recordConsent', permit(caseId))
  const glass = await breakAndReview(callers, ledgers, during, caseId)
  for (const member of ['training', 'outreach'] as const) await read(worker(member), caseId)
  const { delivery } = await withdrawAll(callers, caseId)
  if (delivery?.members !== 2 || delivery.confirmed !== 1) throw new Error('a holder that is down has confirmed')
  const withdrawnAt = await ledgers.lastEntry()
  await read(worker('outreach'), caseId)
  await holder.start()
  await arrived(ledgers, caseId, 2)
  for (const member of ['training', 'outreach'] as const) await read(worker(member), caseId)
  const referral = await ledgers.itemOf('emergency', caseId, 'REFERRAL')
  const permits = { emergency: 2, training: 1 }
  return { caseId, referral, request: granted, glass, permits, proposals: 2, withdrawnAt }
}

/** A case with a file at emergency, and a part at training by referral. */
async function openShared({ give }: Callers, ledgers: Ledgers, during: During): Promise<string> {
  const begun = await during(() =>
    give(worker('emergency'), 'openCase', { subjectKind: 'PERSON', localReference: randomUUID() }),
  )
  const caseId = begun.case?.id ?? ''
  await ledgers.write('emergency', `insert into public.emergency_file (case_id, legal_name) values ($1, 'مريم')`, [
    caseId,
  ])
  const offered = await during(() =>
    give(worker('emergency'), 'referCase', {
      caseId,
      owner: 'emergency',
      recipient: 'training',
      purposes: ['CASE_COORDINATION'],
      categories: ['IDENTITY'],
      expiresAt: inDays(30),
    }),
  )
  const referral = offered.item?.id ?? ''
  await during(() => give(worker('training'), 'acceptReferral', { referral, owner: 'emergency' }))
  const part = { referral, member: 'training', caseId, localReference: randomUUID() }
  await during(() => give(worker('training'), 'registerPart', part))
  return caseId
}

async function breakAndReview(
  { give, read }: Callers,
  ledgers: Ledgers,
  during: During,
  caseId: string,
): Promise<Round['glass']> {
  for (const member of OPENERS) {
    const opener = worker(member)
    const input = { caseId, justification: JUSTIFICATION }
    // A use that reached nobody blocks its opener for as long as a review may take.
    const broken = await during(() => give(opener, 'breakGlass', input, EMERGENCY, ['BREAK_GLASS_UNREVIEWED']))
    const use = broken.item?.id
    if (use === undefined) continue
    await during(async () => {
      for (let turn = 0; turn < 3; turn++) await read(opener, caseId, EMERGENCY)
    })
    await during(() => give(opener, 'closeBreakGlass', { item: use }, EMERGENCY))
    const closedAt = await ledgers.lastEntry()
    await read(opener, caseId, EMERGENCY)
    for (const { part, holder } of await ledgers.partsTold(use)) {
      const review = { item: part, owner: holder, verdict: 'CONFIRM' }
      await during(() => give(officer(holder), 'reviewBreakGlass', review, 'AUDIT'))
    }
    return { use, opener, closedAt }
  }
  return null
}

function withdrawAll({ give }: Callers, caseId: string) {
  return give(worker('emergency'), 'withdrawConsent', { caseId, scope: {}, reason: 'ASKED_BY_PERSON' })
}

const permit = (caseId: string) => ({
  caseId,
  owner: 'emergency',
  effect: 'PERMIT',
  categories: ['IDENTITY'],
  recipients: ['training', 'outreach'],
  purposes: ['CASE_COORDINATION'],
  legalBasis: 'CONSENT',
  validFrom: inDays(-1),
  validUntil: inDays(30),
  everywhere: true,
  ...CONSENT_FORM,
})

const request = (caseId: string) => ({
  caseId,
  owner: 'emergency',
  purposes: ['CASE_COORDINATION'],
  categories: ['IDENTITY'],
  justification: 'a mission is planned',
  until: inDays(20),
})

/** The latest proposal, once so many have come to training by way of the queue. */
async function arrived(ledgers: Ledgers, caseId: string, many: number): Promise<string> {
  for (const until = Date.now() + ARRIVES_WITHIN_MS; Date.now() < until; await delay(200)) {
    if (
      (await ledgers.count('training', `from ledger.desk_item where case_id = $1 and kind = 'PROPOSAL'`, [caseId])) >=
      many
    )
      return ledgers.itemOf('training', caseId, 'PROPOSAL')
  }
  throw new Error('a proposal never arrived')
}
