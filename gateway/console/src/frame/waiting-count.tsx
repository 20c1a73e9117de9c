import { useTranslations } from 'use-intl'
import { Desk } from '../generated/operations.ts'
import { useHub } from '../hub/use-hub.ts'
import { useFormat } from '../words/use-format.ts'

/** How much waits in the inbox. Read when a page is opened, never by a clock: that would keep up a session nobody uses. */
export function WaitingCount() {
  const t = useTranslations('nav')
  const { number } = useFormat()
  const count = useHub(Desk, { view: 'WAITING', first: 1 }).data?.data.desk?.totalCount ?? 0
  if (count === 0) return null
  return (
    <>
      <span className="badge" aria-hidden="true">
        {number(count)}
      </span>
      <span className="visually-hidden">{t('waiting', { count })}</span>
    </>
  )
}
