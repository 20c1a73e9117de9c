import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { openPurposeChoice } from '../frame/purpose-choice.ts'
import { type Dimension, Indicators, type IndicatorsQuery } from '../generated/operations.ts'
import { useHub } from '../hub/use-hub.ts'
import { Action } from '../parts/action.tsx'
import { Checks } from '../parts/checks.tsx'
import { Choice } from '../parts/choice.tsx'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { useHere } from '../session/here.tsx'
import { useFormat } from '../words/use-format.ts'
import { useLanguage } from '../words/use-language.ts'
import { Released } from './released.tsx'

/** Numbers that name nobody: what is counted, by what, and when. */
export function StatisticsPage() {
  const t = useTranslations('statistics')
  const { session, stance } = useHere()
  if (stance.purpose !== 'AGGREGATE_REPORTING') {
    const allowed = session.purposes.includes('AGGREGATE_REPORTING')
    return (
      <Empty title={allowed ? t('otherPurpose') : t('notForYou')}>
        {allowed && <Action onPress={openPurposeChoice}>{t('changePurpose')}</Action>}
      </Empty>
    )
  }
  return <Statistics />
}

function Statistics() {
  const t = useTranslations('statistics')
  const { language } = useLanguage()
  const plan = useHub(Indicators, { language: language === 'fr' ? 'FR' : 'EN' })
  if (plan.isPending) return <Loading />
  if (plan.isError) return <Failure error={plan.error} retry={() => plan.refetch()} />
  const { indicators, dimensions } = plan.data.data
  if (indicators === null || indicators.length === 0) return <Empty title={t('none')} />
  return <Question indicators={indicators} dimensions={dimensions ?? []} />
}

type Indicator = NonNullable<IndicatorsQuery['indicators']>[number]

interface QuestionProps {
  readonly indicators: readonly Indicator[]
  readonly dimensions: readonly { readonly id: Dimension; readonly title: string }[]
}

function Question({ indicators, dimensions }: QuestionProps) {
  const t = useTranslations('statistics')
  const { period: periodName } = useFormat()
  const [id, setId] = useState(indicators[0]?.id)
  const [wanted, setWanted] = useState<readonly string[]>([])
  const [when, setWhen] = useState<string | null>(null)
  const indicator = indicators.find(one => one.id === id) ?? indicators[0]
  if (indicator === undefined) return null
  const chosen = indicator.dimensions.filter(one => wanted.includes(one)).slice(0, indicator.mostDimensions)
  const by = chosen.length > 0 ? chosen : indicator.dimensions.slice(0, 1)
  const period = indicator.periods.find(one => one === when) ?? indicator.periods[0]
  const full = by.length >= indicator.mostDimensions
  const offered = indicator.dimensions.filter(one => !full || by.includes(one))
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <section className="question" aria-label={t('question')}>
        <Choice
          label={t('indicator')}
          options={indicators.map(one => ({ id: one.id, name: one.title }))}
          value={indicator.id}
          onChange={setId}
        />
        {period !== undefined && (
          <Choice
            label={t('period')}
            options={indicator.periods.map(one => ({ id: one, name: periodName(one) }))}
            value={period}
            onChange={setWhen}
          />
        )}
        <Checks
          legend={t('by', { count: indicator.mostDimensions })}
          options={offered.map(one => ({ id: one, name: dimensions.find(known => known.id === one)?.title ?? one }))}
          chosen={by}
          onChange={setWanted}
        />
        <p className="quiet small">
          {indicator.definition} {t('unit', { unit: indicator.unit })}
        </p>
      </section>
      {period === undefined ? (
        <Empty title={t('noPeriod')} />
      ) : (
        <Released indicator={indicator} by={by} period={period} dimensions={dimensions} />
      )}
    </>
  )
}
