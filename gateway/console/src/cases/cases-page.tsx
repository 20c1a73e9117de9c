import { useDeferredValue } from 'react'
import { useTranslations } from 'use-intl'
import { CaseList } from '../generated/operations.ts'
import { useHubPages } from '../hub/use-hub.ts'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Notice } from '../parts/notice.tsx'
import { useWords } from '../words/use-words.ts'
import { CaseFilters } from './case-filters.tsx'
import { CaseTable } from './case-table.tsx'
import { filterOf, isNarrowed, useListQuery } from './list-query.ts'

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
  const [query, change] = useListQuery()
  // Typing stays quick while the list follows.
  const asked = useDeferredValue(query)
  const variables = { filter: filterOf(asked), orderBy: asked.order, first: PAGE }
  const list = useHubPages(CaseList, variables, ({ cases }) =>
    cases.pageInfo.hasNextPage ? cases.pageInfo.endCursor : null,
  )
  const pages = list.data?.pages ?? []
  const total = pages[0]?.data.cases.totalCount
  const rows = pages.flatMap(page => page.data.cases.nodes ?? [])
  const partial = pages.some(page => page.faults.length > 0)
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="count" aria-live="polite">
          {total !== undefined && t('count', { count: total })}
        </p>
      </div>
      <CaseFilters query={query} onChange={change} found={rows} />
      {partial && <Notice>{states('partial')}</Notice>}
      {list.isError && <Failure error={list.error} retry={() => list.refetch()} />}
      {!list.isError && total === 0 && <NoCases narrowed={isNarrowed(asked)} />}
      {!list.isError && total !== 0 && (
        <CaseTable
          rows={rows}
          order={query.order}
          onOrder={order => change({ order })}
          loading={list.isPending}
          stale={list.isPlaceholderData}
          onMore={() => {
            if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
          }}
        />
      )}
    </>
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
