import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useTranslations } from 'use-intl'
import { keep, usePlace } from '../frame/place.ts'
import { CaseView } from '../generated/operations.ts'
import { useHub } from '../hub/use-hub.ts'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageLink } from '../parts/page-link.tsx'
import { useHere } from '../session/here.tsx'
import { CaseHead } from './case-head.tsx'
import { CaseFile } from './file/case-file.tsx'
import type { OpenCase } from './open-case.ts'
import { CaseTimeline } from './timeline/case-timeline.tsx'

const CaseDesk = lazy(async () => ({ default: (await import('../desk/case-desk.tsx')).CaseDesk }))
const CaseLog = lazy(async () => ({ default: (await import('./log/case-log.tsx')).CaseLog }))
const CaseAccess = lazy(async () => ({ default: (await import('./access/case-access.tsx')).CaseAccess }))

/** One case, out of everything that its holders show to whoever asks. */
export function CasePage() {
  const t = useTranslations('case')
  const { kept } = usePlace()
  if (kept.caseId === undefined) {
    return (
      <Empty title={t('noneOpen')}>
        <p>{t('noneOpenText')}</p>
        <PageLink to="/cases" className="action action-plain">
          {t('back')}
        </PageLink>
      </Empty>
    )
  }
  return <OpenedCase key={kept.caseId} id={kept.caseId} />
}

function OpenedCase({ id }: { readonly id: string }) {
  const t = useTranslations('case')
  const view = useHub(CaseView, { id })
  if (view.isPending) return <Loading />
  if (view.isError) return <Failure error={view.error} retry={() => view.refetch()} />
  const { data, release, faults } = view.data
  if (data.case === null) {
    return (
      <Empty title={t('absent')}>
        <p>{t('absentText')}</p>
        <PageLink to="/cases" className="action action-plain">
          {t('back')}
        </PageLink>
      </Empty>
    )
  }
  return <CaseParts open={{ view: data.case, release }} partial={faults.length > 0} again={() => view.refetch()} />
}

interface CasePartsProps {
  readonly open: OpenCase
  readonly partial: boolean
  readonly again: () => void
}

const PARTS = ['file', 'timeline', 'log', 'access', 'desk'] as const

type Part = (typeof PARTS)[number]

/** What somebody is shown of a case; an officer who audits sees who saw it, and none of the content. */
function partsFor(role: string): readonly Part[] {
  if (role === 'CASE_WORKER') return ['file', 'timeline', 'access', 'desk']
  if (role === 'DATA_PROTECTION_OFFICER') return ['log', 'access']
  return ['file', 'timeline']
}

function CaseParts({ open, partial, again }: CasePartsProps) {
  const t = useTranslations('case')
  const states = useTranslations('states')
  const { kept } = usePlace()
  const { stance } = useHere()
  const parts = partsFor(stance.role)
  const [part, setPart] = useState(parts.find(one => one === kept.part) ?? parts[0] ?? 'file')
  return (
    <article className="case">
      <CaseHead open={open} />
      {partial && <Notice>{states('partial')}</Notice>}
      <Tabs
        className="tabs"
        selectedKey={part}
        onSelectionChange={key => {
          const chosen = PARTS.find(one => one === key) ?? part
          setPart(chosen)
          keep({ part: chosen })
        }}
      >
        <TabList className="tab-list" aria-label={t('title')}>
          {parts.map(one => (
            <Tab key={one} id={one} className="tab">
              {t(`parts.${one}`)}
            </Tab>
          ))}
        </TabList>
        {parts.map(one => (
          <TabPanel key={one} id={one} className="tab-panel">
            <Suspense fallback={<Loading />}>{partOf(one, open, again)}</Suspense>
          </TabPanel>
        ))}
      </Tabs>
    </article>
  )
}

function partOf(part: Part, open: OpenCase, again: () => void): ReactNode {
  switch (part) {
    case 'file':
      return <CaseFile open={open} again={again} />
    case 'timeline':
      return <CaseTimeline open={open} />
    case 'log':
      return <CaseLog caseId={open.view.id} />
    case 'access':
      return <CaseAccess open={open} />
    case 'desk':
      return <CaseDesk open={open} />
  }
}
