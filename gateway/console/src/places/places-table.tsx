import { useTranslations } from 'use-intl'
import { useFormat } from '../words/use-format.ts'
import { useWords } from '../words/use-words.ts'
import type { Place } from './places-page.tsx'

/** Name, town and contact are the relocation member’s own: others see where, for how many, and when. */
export function PlacesTable({ places }: { readonly places: readonly Place[] }) {
  const t = useTranslations('places')
  const { country, language, list } = useWords()
  const { day, number } = useFormat()
  const named = places.some(({ name }) => name !== null)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className="table-box" aria-label={t('title')} tabIndex={0}>
      <table className="table">
        <caption className="visually-hidden">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('region')}</th>
            {named && <th scope="col">{t('host')}</th>}
            <th scope="col" className="number">
              {t('capacity')}
            </th>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('free')}</th>
            <th scope="col">{t('languages')}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place, index) => (
            // Places come in a fixed order and without a key of their own.
            <tr key={index}>
              <th scope="row">{country(place.region ?? '')}</th>
              {named && (
                <td>
                  <bdi>{place.name}</bdi>
                  <br />
                  <span className="quiet small">
                    <bdi>{place.city}</bdi> <bdi>{place.contact}</bdi>
                  </span>
                </td>
              )}
              <td className="number">{number(place.capacity ?? 0)}</td>
              <td>{place.familySuitable === true ? t('family') : t('adults')}</td>
              <td className="figures">
                {place.availableUntil === null
                  ? t('from', { from: day(place.availableFrom ?? '') })
                  : t('range', { from: day(place.availableFrom ?? ''), until: day(place.availableUntil) })}
              </td>
              <td>{list((place.languages ?? []).map(language))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
