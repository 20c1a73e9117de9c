import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { go } from '../frame/place.ts'
import { CaseList } from '../generated/operations.ts'
import { useHubPages } from '../hub/use-hub.ts'
import { Action } from '../parts/action.tsx'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { Notice } from '../parts/notice.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useHere } from '../session/here.tsx'
import { useWords } from '../words/use-words.ts'
import { CaseFilters } from './case-filters.tsx'
import { CaseTable } from './case-table.tsx'
import { filterOf, isNarrowed, useListQuery } from './list-query.ts'

const OpenCaseForm = lazy(async () => ({ default: (await import('../desk/open-case-form.tsx')).OpenCaseForm }))

/** As many as the hub gives at once. */
const PAGE = 50

/** The cases that exist for whoever asks, in this role, for this purpose. */
export function CasesPage({ purpose }: { readonly purpose: string }) {
  const t = useTranslations('cases')
  const { word } = useWords()
  if (purpose === 'AGGREGATE_REPORTING') {
    return (
      <Empty title={t('noPurpose')}>
        <p>{t('noPurposeText', { purpose: word('Purpose', purpose) })}</p>
      </Empty>
    )
  }
  return <Cases />
}

function Cases() {
  const t = useTranslations('cases')
  const states = useTranslations('states')
  const { stance } = useHere()
  const [query, change] = useListQuery()
  // Typing stays quick while the list follows.
  const asked = useDeferredValue(query)
  const variables = { filter: filterOf(asked), orderBy: asked.order, first: PAGE }
  const list = useHubPages(CaseList, variables, ({ cases }) =>
    cases.pageInfo.hasNextPage ? cases.pageInfo.endCursor : null,
  )
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const pages = useMemo(() => list.data?.pages ?? [], [list.data])
  const total = pages[0]?.data.cases.totalCount
  const rows = useMemo(() => pages.flatMap(page => page.data.cases.nodes ?? []), [pages])
  const partial = pages.some(page => page.faults.length > 0)
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="count" aria-live="polite">
          {total !== undefined && t('count', { count: total })}
        </p>
        {stance.role === 'CASE_WORKER' && <OpenCase />}
      </div>
      <CaseFilters query={query} onChange={change} found={rows} />
      {partial && <Notice>{states('partial')}</Notice>}
      {list.isError && <Failure error={list.error} retry={() => list.refetch()} />}
      {!list.isError && total === 0 && <NoCases narrowed={isNarrowed(asked)} />}
      {!list.isError && total !== 0 && (
        <CaseTable
          rows={rows}
          total={total}
          order={query.order}
          onOrder={order => change({ order })}
          loading={list.isPending}
          stale={list.isPlaceholderData}
          onMore={more}
        />
      )}
    </>
  )
}

/** A new case, of which one’s own member holds the first part; it is shown at once. */
function OpenCase() {
  const t = useTranslations('desk.opening')
  const [opening, setOpening] = useState(false)
  return (
    <div className="page-tools">
      <Action onPress={() => setOpening(true)}>{t('open')}</Action>
      <Sheet title={t('title')} isOpen={opening} onClose={() => setOpening(false)}>
        <Suspense fallback={<Loading />}>
          <OpenCaseForm onDone={caseId => go('/case', { caseId })} />
        </Suspense>
      </Sheet>
    </div>
  )
}

function NoCases({ narrowed }: { readonly narrowed: boolean }) {
  const t = useTranslations('cases')
  return (
    <Empty title={narrowed ? t('noneFound') : t('none')}>
      <p>{narrowed ? t('noneFoundText') : t('noneText')}</p>
    </Empty>
  )
}
