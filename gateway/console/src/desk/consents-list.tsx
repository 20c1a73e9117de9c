import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Operation } from '../generated/operations.ts'
import { type WithdrawalReason, WithdrawConsent } from '../generated/operations.ts'
import { useHub } from '../hub/use-hub.ts'
import { Action } from '../parts/action.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useFormat } from '../words/use-format.ts'
import { useWords } from '../words/use-words.ts'
import { CommandForm } from './command-form.tsx'
import { consentsIn, consentsOperation, type RecordedConsent } from './consents.ts'
import { type DeskAnswer, useCommand } from './use-command.ts'
import { WithdrawalReasonChoice } from './withdrawal-reason.tsx'

interface ConsentsListProps {
  readonly caseId: string
  readonly member: string
  readonly onDone: (answer: DeskAnswer) => void
}

/** What the member has recorded of the defender’s will, with the way to withdraw it. */
export function ConsentsList(props: ConsentsListProps) {
  const operation = consentsOperation(props.member)
  return operation === undefined ? null : <Listed {...props} operation={operation} />
}

type ConsentsOperation = NonNullable<ReturnType<typeof consentsOperation>>

function Listed({ caseId, member, onDone, operation }: ConsentsListProps & { readonly operation: ConsentsOperation }) {
  const t = useTranslations('desk.consent')
  const [withdrawing, setWithdrawing] = useState<RecordedConsent | null>(null)
  const list = useHub(operation as Operation<{ case: Record<string, unknown> | null }, unknown>, {
    id: caseId,
    which: 'ALL',
  })
  if (list.isPending) return <Loading />
  if (list.isError) return <Failure error={list.error} retry={() => list.refetch()} />
  const consents = consentsIn(member, list.data.data.case)
  if (consents.length === 0) return <p className="nothing">{t('none')}</p>
  return (
    <>
      <ul className="consents">
        {consents.map(consent => (
          <li key={consent.id}>
            <ConsentLine consent={consent} onWithdraw={() => setWithdrawing(consent)} />
          </li>
        ))}
      </ul>
      <Sheet title={t('withdraw')} isOpen={withdrawing !== null} onClose={() => setWithdrawing(null)}>
        {withdrawing !== null && (
          <WithdrawForm
            caseId={caseId}
            consent={withdrawing}
            onDone={answer => {
              setWithdrawing(null)
              onDone(answer)
            }}
          />
        )}
      </Sheet>
    </>
  )
}

function ConsentLine({ consent, onWithdraw }: { readonly consent: RecordedConsent; readonly onWithdraw: () => void }) {
  const t = useTranslations('desk.consent')
  const { word, list } = useWords()
  const { day } = useFormat()
  const { effect, categories, recipients, purposes, validUntil, recordedAt, withdrawnAt, understood } = consent
  return (
    <div className="consent" data-effect={effect} data-withdrawn={withdrawnAt !== null}>
      <p>
        <strong>{word('ConsentEffect', effect ?? 'DENY')}</strong>{' '}
        {list((categories ?? []).map(one => word('Category', one)))}
      </p>
      <p className="quiet small">
        {t('line', {
          recipients: list((recipients ?? []).map(one => word('ConsentRecipient', one))),
          purposes: list((purposes ?? []).map(one => word('Purpose', one))),
        })}
      </p>
      <p className="quiet small">
        {recordedAt !== null && t('recorded', { date: day(recordedAt) })}{' '}
        {validUntil !== null && t('ends', { date: day(validUntil) })}{' '}
        {withdrawnAt !== null && t('withdrawn', { date: day(withdrawnAt) })}{' '}
        {understood === false && t('notUnderstood')}
      </p>
      {effect === 'PERMIT' && withdrawnAt === null && <Action onPress={onWithdraw}>{t('withdraw')}</Action>}
    </div>
  )
}

interface WithdrawFormProps {
  readonly caseId: string
  readonly consent: RecordedConsent
  readonly onDone: (answer: DeskAnswer) => void
}

/** One permit here, or whatever covers the same at every member. */
function WithdrawForm({ caseId, consent, onDone }: WithdrawFormProps) {
  const t = useTranslations('desk.consent')
  const [reason, setReason] = useState<WithdrawalReason>('ASKED_BY_PERSON')
  const [everywhere, setEverywhere] = useState(false)
  const command = useCommand(WithdrawConsent, onDone)
  const scope = { categories: consent.categories, recipients: consent.recipients, purposes: consent.purposes }
  return (
    <CommandForm
      {...command}
      danger
      ready
      submit={t('withdraw')}
      onSubmit={() =>
        void command.give(everywhere ? { caseId, scope, reason } : { caseId, directive: consent.id, reason })
      }
    >
      <p className="quiet">{t('withdrawText')}</p>
      <WithdrawalReasonChoice value={reason} onChange={setReason} />
      <label className="check">
        <input type="checkbox" checked={everywhere} onChange={event => setEverywhere(event.target.checked)} />
        <span>{t('withdrawEverywhere')}</span>
      </label>
    </CommandForm>
  )
}
