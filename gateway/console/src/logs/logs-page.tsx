import { CASE_OWNERS } from '@hub/vocabulary'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { openPurposeChoice } from '../frame/purpose-choice.ts'
import { Action } from '../parts/action.tsx'
import { Choice } from '../parts/choice.tsx'
import { Empty } from '../parts/empty.tsx'
import { DayBox } from '../parts/fields.tsx'
import { useHere } from '../session/here.tsx'
import { useWords } from '../words/use-words.ts'
import type { AuditQuestion } from './audit.ts'
import { OwnerLog } from './owner-log.tsx'

/** Days that are looked at unless told otherwise, and at most. */
const USUAL_DAYS = 30
const MOST_DAYS = 92

/** The owners’ logs, in counts and proofs, for the secretariat’s auditor. */
export function LogsPage() {
  const t = useTranslations('logs')
  const { session, stance } = useHere()
  if (stance.role !== 'AUDITOR') return <Empty title={t('notForYou')} />
  if (stance.purpose !== 'AUDIT') {
    return (
      <Empty title={t('otherPurpose')}>
        {session.purposes.includes('AUDIT') && <Action onPress={openPurposeChoice}>{t('changePurpose')}</Action>}
      </Empty>
    )
  }
  return <Logs />
}

/** One audit: as long as the page is open, the same person and the same case have the same pseudonym at an owner. */
function Logs() {
  const t = useTranslations('logs')
  const { organisation } = useWords()
  const [owner, setOwner] = useState<string>(CASE_OWNERS[1] ?? 'registry')
  const [question, setQuestion] = useState<AuditQuestion>(() => ({
    id: crypto.randomUUID(),
    from: daysAgo(USUAL_DAYS),
    until: daysAgo(0),
  }))
  const days = (Date.parse(question.until) - Date.parse(question.from)) / DAY
  const valid = days >= 0 && days < MOST_DAYS
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <p className="lead">{t('intro')}</p>
      <section className="filters" aria-label={t('question')}>
        <Choice
          label={t('owner')}
          options={CASE_OWNERS.map(id => ({ id, name: organisation(id) }))}
          value={owner}
          onChange={setOwner}
        />
        <DayBox label={t('from')} value={question.from} onChange={from => setQuestion({ ...question, from })} />
        <DayBox label={t('until')} value={question.until} onChange={until => setQuestion({ ...question, until })} />
      </section>
      {valid ? <OwnerLog key={owner} owner={owner} question={question} /> : <Empty title={t('days')} />}
    </>
  )
}

const DAY = 86_400_000

/** ISO 8601, UTC. */
function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY).toISOString().slice(0, 10)
}
