import { isMemberCode } from '@hub/vocabulary'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { OpenCase } from '../case/open-case.ts'
import { go } from '../frame/place.ts'
import { Action } from '../parts/action.tsx'
import { Notice } from '../parts/notice.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useHere } from '../session/here.tsx'
import { BreakGlassForm } from './break-glass-form.tsx'
import { ConsentForm } from './consent-form.tsx'
import { ConsentsList } from './consents-list.tsx'
import { PartForm } from './part-form.tsx'
import { ReferForm } from './refer-form.tsx'
import { RequestForm } from './request-form.tsx'
import { StatusForm } from './status-form.tsx'
import { UnlinkForm } from './unlink-form.tsx'
import { useAcceptedReferral } from './use-accepted-referral.ts'
import type { DeskAnswer } from './use-command.ts'
import { WithdrawEverywhereForm } from './withdraw-everywhere-form.tsx'

type Task = 'refer' | 'request' | 'consent' | 'withdrawal' | 'status' | 'part' | 'unlink' | 'glass'

/** What opens a case, or gives up a part, is not done by the way. */
const DANGEROUS: readonly Task[] = ['glass', 'unlink']

/** What can be done with a case: hand it on, ask for more, record the defender’s will, end it, break the glass. */
export function CaseDesk({ open }: { readonly open: OpenCase }) {
  const t = useTranslations('desk')
  const { session, stance } = useHere()
  const [task, setTask] = useState<Task | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const caseId = open.view.id
  const holds = open.view.holders?.some(member => member === session.member) === true
  const referral = useAcceptedReferral(caseId, !holds)
  const finish = (message: string) => {
    setTask(null)
    setDone(message)
  }
  const withdrawn = ({ delivery }: DeskAnswer) =>
    setDone(
      delivery === null
        ? t('done.withdrawn')
        : t('done.delivered', { confirmed: delivery.confirmed, members: delivery.members }),
    )
  const glass = stance.purpose === 'EMERGENCY_PROTECTION'
  return (
    <section className="desk">
      <div role="status">
        {done !== null && (
          <Notice look="good" icon="check">
            {done}
          </Notice>
        )}
      </div>
      <ul className="cards">
        {holds && <TaskCard name="refer" onOpen={setTask} />}
        {referral !== undefined && <TaskCard name="part" onOpen={setTask} />}
        <TaskCard name="request" onOpen={setTask} />
        {holds && <TaskCard name="consent" onOpen={setTask} />}
        {holds && <TaskCard name="withdrawal" onOpen={setTask} />}
        {holds && <TaskCard name="status" onOpen={setTask} />}
        {glass && <TaskCard name="glass" onOpen={setTask} />}
        {holds && <TaskCard name="unlink" onOpen={setTask} />}
      </ul>
      {holds && (
        <section className="room" data-member={session.member}>
          <h2>{t('consent.title')}</h2>
          <ConsentsList caseId={caseId} member={session.member} onDone={withdrawn} />
        </section>
      )}
      <Sheet title={task === null ? '' : t(`${task}.title`)} isOpen={task !== null} onClose={() => setTask(null)}>
        {task === 'refer' && <ReferForm caseId={caseId} onDone={() => finish(t('done.refer'))} />}
        {task === 'request' && <RequestForm caseId={caseId} onDone={() => finish(t('done.request'))} />}
        {task === 'consent' && <ConsentForm caseId={caseId} onDone={() => finish(t('done.consent'))} />}
        {task === 'withdrawal' && (
          <WithdrawEverywhereForm
            caseId={caseId}
            onDone={answer => {
              setTask(null)
              withdrawn(answer)
            }}
          />
        )}
        {task === 'status' && (
          <StatusForm caseId={caseId} status={open.view.status} onDone={() => finish(t('done.status'))} />
        )}
        {task === 'part' && referral !== undefined && isMemberCode(session.member) && (
          <PartForm referral={referral} caseId={caseId} member={session.member} onDone={() => finish(t('done.part'))} />
        )}
        {task === 'unlink' && <UnlinkForm caseId={caseId} onDone={() => go('/cases')} />}
        {task === 'glass' && <BreakGlassForm caseId={caseId} onDone={() => finish(t('done.glass'))} />}
      </Sheet>
    </section>
  )
}

function TaskCard({ name, onOpen }: { readonly name: Task; readonly onOpen: (task: Task) => void }) {
  const t = useTranslations('desk')
  return (
    <li>
      <div className="card task">
        <h2>{t(`${name}.title`)}</h2>
        <p className="quiet">{t(`${name}.about`)}</p>
        <Action look={DANGEROUS.includes(name) ? 'danger' : 'plain'} onPress={() => onOpen(name)}>
          {t(`${name}.open`)}
        </Action>
      </div>
    </li>
  )
}
