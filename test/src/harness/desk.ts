import { randomUUID } from 'node:crypto'
import type { MemberCode, Purpose } from '@hub/vocabulary'
import type { Answer, Hub } from './start-hub.ts'

/** What a command answered. */
export interface DeskAnswer {
  readonly done: boolean | null
  readonly refusal: { readonly code: string; readonly message: string } | null
  readonly item: DeskItem | null
  readonly case: { readonly id: string; readonly reference: string | null } | null
  readonly delivery: { readonly members: number; readonly confirmed: number; readonly known: readonly object[] } | null
}

export interface DeskItem {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly sender: string | null
  readonly recipient: string | null
  readonly case: { readonly id: string; readonly reference: string | null } | null
  readonly categories: readonly string[] | null
  readonly granted: readonly string[] | null
  readonly purposes: readonly string[] | null
  readonly notice: string | null
}

const ITEM = 'id kind state sender recipient case { id reference } categories granted purposes notice'
const ANSWER = `done refusal { code message } item { ${ITEM} } case { id reference }
  delivery { members confirmed known { member confirmed } }`

export interface Desk {
  /** Gives a command; a fresh key unless the input has one. */
  give(sub: string, field: string, input: object, purpose?: Purpose): Promise<DeskAnswer>
  /** The same with everything about the answer. */
  send(sub: string, field: string, input: object, purpose?: Purpose): Promise<Answer>
  desk(sub: string, view: string, purpose?: Purpose): Promise<readonly DeskItem[]>
  /** A case of which the member holds the first part. */
  open(member: MemberCode): Promise<string>
  /** Opens a case to another member by referral, and gives it a part. */
  share(caseId: string, from: MemberCode, to: MemberCode): Promise<void>
}

export const worker = (member: MemberCode): string => `case-worker@${member}.example`
export const officer = (member: MemberCode): string => `dpo@${member}.example`

const DAY = 86_400_000
/** So many days from now, as callers write it. */
export const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString()

export function deskOf(hub: Hub): Desk {
  const send: Desk['send'] = (sub, field, input, purpose = 'CASE_COORDINATION') => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`
    const named = INPUTS[field] ?? type
    const query = `mutation Command($input: ${named}!) { answer: ${field}(input: $input) { ${ANSWER} } }`
    return hub.query({ sub, purpose }, query, { input: { idempotencyKey: randomUUID(), ...input } })
  }
  const give: Desk['give'] = async (...command) => {
    const { body, text } = await send(...command)
    const answer = (body.data as { answer?: DeskAnswer | null } | null | undefined)?.answer
    if (answer === null || answer === undefined) throw new Error(`the command was not answered: ${text}`)
    return answer
  }
  return {
    give,
    send,
    async desk(sub, view, purpose = 'CASE_COORDINATION') {
      const query = `query Desk($view: DeskView!) { desk(view: $view, first: 50) { nodes { ${ITEM} } totalCount } }`
      const { body, text } = await hub.query({ sub, purpose }, query, { view })
      const nodes = (body.data as { desk?: { nodes?: readonly DeskItem[] } } | null | undefined)?.desk?.nodes
      if (nodes === undefined) throw new Error(`the desk was not answered: ${text}`)
      return nodes
    },
    async open(member) {
      const { case: opened, refusal } = await give(worker(member), 'openCase', {
        subjectKind: 'PERSON',
        localReference: `local ${randomUUID()}`,
      })
      if (opened === null) throw new Error(`no case was opened: ${refusal?.code}`)
      return opened.id
    },
    async share(caseId, from, to) {
      const offered = await give(worker(from), 'referCase', {
        caseId,
        owner: from,
        recipient: to,
        purposes: ['CASE_COORDINATION'],
        categories: ['IDENTITY'],
        expiresAt: inDays(30),
      })
      const referral = offered.item?.id
      await give(worker(to), 'acceptReferral', { referral, owner: from })
      const shared = await give(worker(to), 'registerPart', {
        referral,
        member: to,
        caseId,
        localReference: `local ${randomUUID()}`,
      })
      if (!shared.done) throw new Error(`no part was registered: ${shared.refusal?.code}`)
    },
  }
}

const INPUTS: Readonly<Record<string, string>> = {
  acceptReferral: 'AnswerReferralInput',
  declineReferral: 'DeclineInput',
  declineRequest: 'DeclineInput',
  declineProposal: 'DeclineInput',
  withdrawReferral: 'EndInput',
  endAccess: 'EndInput',
  closeBreakGlass: 'EndInput',
}

/** What every permit and deny says besides. */
export const CONSENT_FORM = {
  collectionMethod: 'INTERVIEW',
  noticeLanguage: 'en',
  noticeVersion: '1',
  evidenceSha256: 'ab'.repeat(32),
}
