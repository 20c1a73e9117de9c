import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useTranslations } from 'use-intl'
import { BreakGlassForm } from '../desk/break-glass-form.tsx'
import { RequestForm } from '../desk/request-form.tsx'
import { go } from '../frame/place.ts'
import { Desk, type DeskView } from '../generated/operations.ts'
import { useHub, useHubPages } from '../hub/use-hub.ts'
import { Action } from '../parts/action.tsx'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageLink } from '../parts/page-link.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useHere } from '../session/here.tsx'
import { ItemCard } from './item-card.tsx'

const VIEWS = ['WAITING', 'ASKED', 'IN_FORCE', 'EXPIRING', 'NOTICES'] as const satisfies readonly DeskView[]
const PAGE = 20

/** What waits for an answer of one’s member, what it has asked for, what is about to end, and what to know. */
export function InboxPage() {
  const t = useTranslations('inbox')
  const desk = useTranslations('desk')
  const { stance } = useHere()
  const [task, setTask] = useState<'request' | 'glass' | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const works = stance.role === 'CASE_WORKER'
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
        {works && (
          <div className="page-tools">
            <Action onPress={() => setTask('request')}>{desk('request.open')}</Action>
            {stance.purpose === 'EMERGENCY_PROTECTION' && (
              <Action look="danger" onPress={() => setTask('glass')}>
                {desk('glass.open')}
              </Action>
            )}
          </div>
        )}
      </div>
      <div role="status">
        {opened !== null && (
          <Notice look="good" icon="check">
            <p>{t('accepted')}</p>
            <PageLink to="/case" kept={{ caseId: opened }} className="action action-plain">
              {t('openCase')}
            </PageLink>
          </Notice>
        )}
      </div>
      <Tabs className="tabs">
        <TabList className="tab-list" aria-label={t('title')}>
          {VIEWS.map(view => (
            <Tab key={view} id={view} className="tab">
              {t(`views.${view}`)} <Count view={view} />
            </Tab>
          ))}
        </TabList>
        {VIEWS.map(view => (
          <TabPanel key={view} id={view} className="tab-panel">
            <Items view={view} onAccepted={setOpened} />
          </TabPanel>
        ))}
      </Tabs>
      <Sheet title={task === null ? '' : desk(`${task}.title`)} isOpen={task !== null} onClose={() => setTask(null)}>
        {task === 'request' && <RequestForm onDone={() => setTask(null)} />}
        {task === 'glass' && <BreakGlassForm onDone={caseId => go('/case', { caseId })} />}
      </Sheet>
    </>
  )
}

function Count({ view }: { readonly view: DeskView }) {
  const count = useHub(Desk, { view, first: 1 }).data?.data.desk?.totalCount ?? 0
  return count === 0 ? null : <span className="badge">{count}</span>
}

interface ItemsProps {
  readonly view: DeskView
  readonly onAccepted: (caseId: string) => void
}

function Items({ view, onAccepted }: ItemsProps) {
  const t = useTranslations('inbox')
  const list = useHubPages(Desk, { view, first: PAGE }, ({ desk }) =>
    desk?.pageInfo.hasNextPage ? desk.pageInfo.endCursor : null,
  )
  if (list.isPending) return <Loading />
  if (list.isError) return <Failure error={list.error} retry={() => list.refetch()} />
  const items = list.data.pages.flatMap(page => page.data.desk?.nodes ?? [])
  if (items.length === 0) {
    return (
      <Empty title={t(`none.${view}`)}>
        <p>{t(`hint.${view}`)}</p>
      </Empty>
    )
  }
  return (
    <>
      <ul className="items">
        {items.map(item => (
          <li key={item.id}>
            <ItemCard item={item} onAccepted={onAccepted} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && <Action onPress={() => void list.fetchNextPage()}>{t('more')}</Action>}
    </>
  )
}
