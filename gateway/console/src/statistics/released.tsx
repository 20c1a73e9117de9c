import { lazy, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { type Dimension, Table } from '../generated/operations.ts'
import { useHub } from '../hub/use-hub.ts'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { useErrorWords } from '../parts/use-error-words.ts'
import { useFormat } from '../words/use-format.ts'
import { useLanguage } from '../words/use-language.ts'
import { useWords } from '../words/use-words.ts'
import { Downloads } from './downloads.tsx'
import { NumbersTable } from './numbers-table.tsx'

const Chart = lazy(async () => ({ default: (await import('./chart.tsx')).Chart }))

interface ReleasedProps {
  readonly indicator: { readonly id: string; readonly title: string; readonly unit: string }
  readonly by: readonly Dimension[]
  readonly period: string
  readonly dimensions: readonly { readonly id: Dimension; readonly title: string }[]
}

/** One table of the plan: a picture, the same numbers, what to know about them, and files. */
export function Released({ indicator, by, period, dimensions }: ReleasedProps) {
  const t = useTranslations('statistics')
  const { organisation, list } = useWords()
  const { period: periodName, moment } = useFormat()
  const { language } = useLanguage()
  const words = useErrorWords()
  const asked = useHub(Table, { indicator: indicator.id, by, period, language: language === 'fr' ? 'FR' : 'EN' })
  if (asked.isPending) return <Loading />
  if (asked.isError) return <Failure error={asked.error} retry={() => asked.refetch()} />
  const { data, faults, missing } = asked.data
  const { table } = data
  if (table === null) {
    return (
      <Empty title={t('notYet')}>
        <p>{words(faults[0] ?? 'INTERNAL_SERVER_ERROR')}</p>
        {missing.length > 0 && <p>{t('missing', { members: list(missing.map(organisation)) })}</p>}
      </Empty>
    )
  }
  const title = `${indicator.title}, ${periodName(table.period)}`
  const heads = table.by.map(id => dimensions.find(one => one.id === id)?.title ?? id)
  const suppressed = table.cells.filter(cell => cell.status === 'SUPPRESSED').length
  return (
    <>
      <figure className="figure">
        <figcaption>
          <h2>{title}</h2>
          <p className="quiet small">
            {indicator.unit} · {t('members', { members: list(table.members.map(organisation)) })}
          </p>
        </figcaption>
        <Suspense fallback={<Loading />}>
          <Chart title={title} cells={table.cells} />
        </Suspense>
        {suppressed > 0 && <p className="small quiet">{t('suppressedCells', { count: suppressed })}</p>}
      </figure>
      <NumbersTable title={title} heads={heads} unit={indicator.unit} cells={table.cells} />
      <section className="notes" aria-labelledby="notes-title">
        <h2 id="notes-title">{t('notes')}</h2>
        <ul>
          {table.notes.map(note => (
            <li key={note}>{note}</li>
          ))}
          <li className="figures">{t('released', { date: moment(table.releasedAt) })}</li>
        </ul>
      </section>
      <Downloads files={table.downloads} />
    </>
  )
}
