import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { HostPlaces, type HostPlacesQuery } from '../generated/operations.ts'
import { useHub } from '../hub/use-hub.ts'
import { Choice } from '../parts/choice.tsx'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { DayBox } from '../parts/fields.tsx'
import { Loading } from '../parts/loading.tsx'
import { useWords } from '../words/use-words.ts'
import { PlacesTable } from './places-table.tsx'

/** As many as the hub gives at once. */
const MOST = 200
const ANYWHERE = 'ANYWHERE'
const ANYBODY = 'ANYBODY'
const FAMILY = 'FAMILY'

export type Place = NonNullable<HostPlacesQuery['hostPlaces']>[number]

/** Where a defender can be hosted: region by region, for how many, and from when. */
export function PlacesPage() {
  const t = useTranslations('places')
  const { country } = useWords()
  const [region, setRegion] = useState(ANYWHERE)
  const [who, setWho] = useState(ANYBODY)
  const [on, setOn] = useState('')
  const asked = useHub(HostPlaces, { first: MOST })
  if (asked.isPending) return <Loading />
  if (asked.isError) return <Failure error={asked.error} retry={() => asked.refetch()} />
  const places = asked.data.data.hostPlaces
  if (places === null) {
    return <Empty title={asked.data.release.unavailable.length > 0 ? t('down') : t('notForYou')} />
  }
  const regions = [...new Set(places.flatMap(place => place.region ?? []))]
  const shown = places.filter(
    place =>
      (region === ANYWHERE || place.region === region) &&
      (who === ANYBODY || place.familySuitable === true) &&
      (on === '' || isFree(place, on)),
  )
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="count" aria-live="polite">
          {t('count', { count: shown.length })}
        </p>
      </div>
      <section className="filters" aria-label={t('filters')}>
        <Choice
          label={t('region')}
          options={[{ id: ANYWHERE, name: t('anywhere') }, ...regions.map(id => ({ id, name: country(id) }))]}
          value={region}
          onChange={setRegion}
        />
        <Choice
          label={t('who')}
          options={[
            { id: ANYBODY, name: t('anybody') },
            { id: FAMILY, name: t('family') },
          ]}
          value={who}
          onChange={setWho}
        />
        <DayBox label={t('freeOn')} value={on} onChange={setOn} />
      </section>
      {shown.length === 0 ? <Empty title={t('none')} /> : <PlacesTable places={shown} />}
    </>
  )
}

/** Days as ISO 8601 writes them are in the order of their text. */
function isFree({ availableFrom, availableUntil }: Place, on: string): boolean {
  return (availableFrom === null || availableFrom <= on) && (availableUntil === null || on <= availableUntil)
}
