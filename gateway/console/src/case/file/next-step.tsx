import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { openPurposeChoice } from '../../frame/purpose-choice.ts'
import { memory } from '../../hub/memory.ts'
import type { Withheld } from '../../hub/report.ts'
import { Action } from '../../parts/action.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useHere } from '../../session/here.tsx'

const RequestForm = lazy(async () => ({ default: (await import('../../desk/request-form.tsx')).RequestForm }))
const ConsentForm = lazy(async () => ({ default: (await import('../../desk/consent-form.tsx')).ConsentForm }))

interface NextStepProps {
  readonly remedy: Withheld['remedy']
  readonly member: string
  readonly caseId: string | undefined
  readonly categories: readonly string[]
}

/** What can be done about a withheld value, by whoever may do it. */
export function NextStep({ remedy, member, caseId, categories }: NextStepProps) {
  const t = useTranslations('withheld.do')
  const { session, stance } = useHere()
  const works = stance.role === 'CASE_WORKER'
  const own = session.member === member
  if (remedy === 'CHANGE_PURPOSE') return <Action onPress={openPurposeChoice}>{t('CHANGE_PURPOSE')}</Action>
  if (remedy === 'RETRY_LATER')
    return <Action onPress={() => void memory.invalidateQueries()}>{t('RETRY_LATER')}</Action>
  if (!works || caseId === undefined) return null
  // Consent is recorded where it binds, at the member that holds the value; others ask that member.
  if (remedy === 'ASK_CONSENT' && own) return <Step task="consent" {...{ member, caseId, categories }} />
  if (remedy === 'ASK_CONSENT') return <Step task="asking" {...{ member, caseId, categories }} />
  if (remedy === 'REQUEST_ACCESS' && !own) return <Step task="request" {...{ member, caseId, categories }} />
  return null
}

interface StepProps {
  readonly task: 'consent' | 'request' | 'asking'
  readonly member: string
  readonly caseId: string
  readonly categories: readonly string[]
}

function Step({ task, member, caseId, categories }: StepProps) {
  const t = useTranslations('desk')
  const [open, setOpen] = useState(false)
  const [done, setDone] = useState(false)
  const finish = () => {
    setOpen(false)
    setDone(true)
  }
  if (done)
    return (
      <Notice look="good" icon="check">
        {t(`done.${task}`)}
      </Notice>
    )
  return (
    <>
      <Action onPress={() => setOpen(true)}>{t(`${task}.open`)}</Action>
      <Sheet title={t(`${task}.title`)} isOpen={open} onClose={() => setOpen(false)}>
        <Suspense fallback={<Loading />}>
          {task === 'consent' ? (
            <ConsentForm caseId={caseId} categories={categories} onDone={finish} />
          ) : (
            <RequestForm {...{ caseId, categories, task }} owner={member} onDone={finish} />
          )}
        </Suspense>
      </Sheet>
    </>
  )
}
