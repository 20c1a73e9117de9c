import { isMemberCode, type MemberCode } from '@hub/vocabulary'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { PartForm } from '../desk/part-form.tsx'
import { type DeskAnswer, useCommand } from '../desk/use-command.ts'
import {
  AcceptReferral,
  AdoptProposal,
  CloseBreakGlass,
  DeclineProposal,
  DeclineReferral,
  DeclineRequest,
  EndAccess,
  type EndInput,
  type Operation,
  ReviewBreakGlass,
  WithdrawReferral,
} from '../generated/operations.ts'
import { Action } from '../parts/action.tsx'
import { Notice } from '../parts/notice.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useErrorWords } from '../parts/use-error-words.ts'
import { useHere } from '../session/here.tsx'
import { ApproveForm } from './approve-form.tsx'
import type { Item } from './item-card.tsx'

interface ItemActionsProps {
  readonly item: Item
  /** Whether one’s own member sent it. */
  readonly mine: boolean
  /** A case was opened by accepting. */
  readonly onAccepted: (caseId: string) => void
}

/** What can be answered to an item, by whom it is for, or taken back by who sent it. */
export function ItemActions({ item, mine, onAccepted }: ItemActionsProps) {
  const { session, stance } = useHere()
  const { member } = session
  if (!isMemberCode(member)) return null
  const open = item.state === 'OPEN'
  if (item.kind === 'BREAK_GLASS') {
    if (stance.role === 'DATA_PROTECTION_OFFICER') return open ? <Review item={item} member={member} /> : null
    return open ? <CloseGlass item={item} /> : null
  }
  if (stance.role !== 'CASE_WORKER') return null
  const { kind, state } = item
  if (mine) {
    if (kind === 'REFERRAL' && (open || state === 'ACCEPTED')) return <TakeBack item={item} referral />
    if (kind === 'REQUEST' && (open || state === 'ACCEPTED')) return <TakeBack item={item} referral={false} />
    return null
  }
  if (kind === 'REQUEST' && state === 'ACCEPTED') return <TakeBack item={item} referral={false} />
  if (kind === 'REFERRAL' && state === 'ACCEPTED') return <RegisterOwnPart item={item} member={member} />
  if (!open) return null
  if (kind === 'REFERRAL') return <AnswerReferral item={item} onAccepted={onAccepted} />
  if (kind === 'REQUEST') return <AnswerRequest item={item} member={member} />
  if (kind === 'PROPOSAL') return <AnswerProposal item={item} member={member} />
  return null
}

function Buttons({ refused, children }: { readonly refused: string | null; readonly children: React.ReactNode }) {
  const words = useErrorWords()
  return (
    <>
      <div role="alert">{refused !== null && <Notice look="warning">{words(refused)}</Notice>}</div>
      <div className="item-actions">{children}</div>
    </>
  )
}

const nothing = () => {}

function AnswerReferral({ item, onAccepted }: Pick<ItemActionsProps, 'item' | 'onAccepted'>) {
  const t = useTranslations('inbox.do')
  const accept = useCommand(AcceptReferral, answer => {
    if (answer.case !== null) onAccepted(answer.case.id)
  })
  const decline = useCommand(DeclineReferral, nothing)
  const { sender } = item
  if (sender === null) return null
  return (
    <Buttons refused={accept.refused ?? decline.refused}>
      <Action look="main" onPress={() => void accept.give({ referral: item.id, owner: sender })}>
        {t('accept')}
      </Action>
      <Action onPress={() => void decline.give({ item: item.id })}>{t('decline')}</Action>
    </Buttons>
  )
}

/** What was referred and accepted becomes one’s own to work on. */
function RegisterOwnPart({ item, member }: { readonly item: Item; readonly member: MemberCode }) {
  const t = useTranslations('desk.part')
  const [open, setOpen] = useState(false)
  if (item.case === null) return null
  return (
    <Buttons refused={null}>
      <Action onPress={() => setOpen(true)}>{t('open')}</Action>
      <Sheet title={t('title')} isOpen={open} onClose={() => setOpen(false)}>
        <PartForm referral={item.id} caseId={item.case.id} member={member} onDone={() => setOpen(false)} />
      </Sheet>
    </Buttons>
  )
}

function AnswerRequest({ item, member }: { readonly item: Item; readonly member: MemberCode }) {
  const t = useTranslations('inbox.do')
  const [granting, setGranting] = useState(false)
  const decline = useCommand(DeclineRequest, nothing)
  return (
    <Buttons refused={decline.refused}>
      <Action look="main" onPress={() => setGranting(true)}>
        {t('approve')}
      </Action>
      <Action onPress={() => void decline.give({ item: item.id })}>{t('decline')}</Action>
      <Sheet title={t('approveTitle')} isOpen={granting} onClose={() => setGranting(false)}>
        <ApproveForm item={item} member={member} onDone={() => setGranting(false)} />
      </Sheet>
    </Buttons>
  )
}

function AnswerProposal({ item, member }: { readonly item: Item; readonly member: MemberCode }) {
  const t = useTranslations('inbox.do')
  const adopt = useCommand(AdoptProposal, nothing)
  const decline = useCommand(DeclineProposal, nothing)
  return (
    <Buttons refused={adopt.refused ?? decline.refused}>
      <Action look="main" onPress={() => void adopt.give({ proposal: item.id, owner: member })}>
        {t('adopt')}
      </Action>
      <Action onPress={() => void decline.give({ item: item.id })}>{t('setAside')}</Action>
    </Buttons>
  )
}

type EndOperation = Operation<Readonly<Record<string, DeskAnswer | null>>, { readonly input: EndInput }>

function TakeBack({ item, referral }: { readonly item: Item; readonly referral: boolean }) {
  const t = useTranslations('inbox.do')
  const operation: EndOperation = referral ? WithdrawReferral : EndAccess
  const command = useCommand(operation, nothing)
  return (
    <Buttons refused={command.refused}>
      <Action onPress={() => void command.give({ item: item.id })}>
        {item.state === 'ACCEPTED' ? t('end') : t('takeBack')}
      </Action>
    </Buttons>
  )
}

function CloseGlass({ item }: { readonly item: Item }) {
  const t = useTranslations('inbox.do')
  const command = useCommand(CloseBreakGlass, nothing)
  return (
    <Buttons refused={command.refused}>
      <Action onPress={() => void command.give({ item: item.id })}>{t('end')}</Action>
    </Buttons>
  )
}

function Review({ item, member }: { readonly item: Item; readonly member: MemberCode }) {
  const t = useTranslations('inbox.do')
  const command = useCommand(ReviewBreakGlass, nothing)
  return (
    <Buttons refused={command.refused}>
      <Action look="main" onPress={() => void command.give({ item: item.id, owner: member, verdict: 'CONFIRM' })}>
        {t('confirm')}
      </Action>
      <Action look="danger" onPress={() => void command.give({ item: item.id, owner: member, verdict: 'REJECT' })}>
        {t('reject')}
      </Action>
    </Buttons>
  )
}
