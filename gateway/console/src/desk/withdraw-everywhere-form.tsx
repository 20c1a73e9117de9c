import { MEMBER_CODES, type MemberCode, type Purpose } from '@hub/vocabulary'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type WithdrawalReason, WithdrawConsent } from '../generated/operations.ts'
import { Checks } from '../parts/checks.tsx'
import { useWords } from '../words/use-words.ts'
import { CommandForm } from './command-form.tsx'
import { CASEWORK, CONSENTABLE, type PersonalCategory } from './scope.ts'
import { type DeskAnswer, useCommand } from './use-command.ts'
import { WithdrawalReasonChoice } from './withdrawal-reason.tsx'

const RECIPIENTS = [...MEMBER_CODES, 'SECRETARIAT'] as const

interface WithdrawEverywhereFormProps {
  readonly caseId: string
  readonly onDone: (answer: DeskAnswer) => void
}

/** Withdraws, at every holder, all that the defender agreed to and that covers any of this. Nothing chosen means all. */
export function WithdrawEverywhereForm({ caseId, onDone }: WithdrawEverywhereFormProps) {
  const t = useTranslations('desk')
  const { word } = useWords()
  const [categories, setCategories] = useState<readonly PersonalCategory[]>([])
  const [recipients, setRecipients] = useState<readonly (MemberCode | 'SECRETARIAT')[]>([])
  const [purposes, setPurposes] = useState<readonly Purpose[]>([])
  const [reason, setReason] = useState<WithdrawalReason>('ASKED_BY_PERSON')
  const command = useCommand(WithdrawConsent, onDone)
  const some = <Item,>(chosen: readonly Item[]) => (chosen.length === 0 ? null : chosen)
  const scope = { categories: some(categories), recipients: some(recipients), purposes: some(purposes) }
  return (
    <CommandForm
      {...command}
      danger
      ready
      submit={t('withdrawal.do')}
      onSubmit={() => void command.give({ caseId, scope, reason })}
    >
      <p className="quiet">{t('withdrawal.text')}</p>
      <Checks
        legend={t('withdrawal.categories')}
        options={CONSENTABLE.map(id => ({ id, name: word('Category', id) }))}
        chosen={categories}
        onChange={chosen => setCategories(CONSENTABLE.filter(one => chosen.includes(one)))}
      />
      <Checks
        legend={t('withdrawal.recipients')}
        options={RECIPIENTS.map(id => ({ id, name: word('ConsentRecipient', id) }))}
        chosen={recipients}
        onChange={chosen => setRecipients(RECIPIENTS.filter(one => chosen.includes(one)))}
      />
      <Checks
        legend={t('withdrawal.purposes')}
        options={CASEWORK.map(id => ({ id, name: word('Purpose', id) }))}
        chosen={purposes}
        onChange={chosen => setPurposes(CASEWORK.filter(one => chosen.includes(one)))}
      />
      <WithdrawalReasonChoice value={reason} onChange={setReason} />
    </CommandForm>
  )
}
