import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ROOMS } from '../../generated/rooms.ts'
import { Choice } from '../../parts/choice.tsx'
import { Empty } from '../../parts/empty.tsx'
import { PageLink } from '../../parts/page-link.tsx'
import { useHere } from '../../session/here.tsx'
import { useWords } from '../../words/use-words.ts'
import type { OpenCase } from '../open-case.ts'
import { AccessTable } from './access-table.tsx'
import { CASEWORK } from './recipients.ts'

/** To whom one member shows its part of the case, as things stand. For its own people. */
export function CaseAccess({ open }: { readonly open: OpenCase }) {
  const t = useTranslations('access')
  const { session, stance } = useHere()
  const { word, organisation } = useWords()
  const [purpose, setPurpose] = useState(CASEWORK.find(one => one === stance.purpose) ?? 'CASE_COORDINATION')
  const room = ROOMS.find(({ member }) => member === session.member)
  const holds = open.view.holders?.some(member => member === session.member) ?? stance.purpose === 'AUDIT'
  if (room === undefined || !holds) {
    return (
      <Empty title={t('foreign')}>
        <p>{t('foreignText')}</p>
        <PageLink to="/agreement" className="action action-plain">
          {t('toAgreement')}
        </PageLink>
      </Empty>
    )
  }
  return (
    <section className="access" data-member={room.member}>
      <p className="lead">{t('intro', { member: organisation(room.member) })}</p>
      <Choice
        label={t('purpose')}
        options={CASEWORK.map(id => ({ id, name: word('Purpose', id) }))}
        value={purpose}
        onChange={id => setPurpose(CASEWORK.find(one => one === id) ?? purpose)}
      />
      <AccessTable id={open.view.id} room={room} purpose={purpose} />
    </section>
  )
}
