import { useTranslations } from 'use-intl'

/** Shown where something is still to come. It appears late, so that what is quick does not flicker. */
export function Loading() {
  const t = useTranslations('states')
  return (
    <div className="loading" role="status">
      <span className="loading-bar" aria-hidden="true" />
      <span className="visually-hidden">{t('loading')}</span>
    </div>
  )
}
