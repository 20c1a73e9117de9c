import { useTranslations } from 'use-intl'
import { keep } from '../frame/place.ts'
import { Empty } from '../parts/empty.tsx'
import type { Session } from '../session/session.ts'
import { usePurposeAbout } from '../words/use-purpose-about.ts'
import { useWords } from '../words/use-words.ts'

/** Before anything is asked: in which role, and what for. */
export function ChoosePurpose({ session, role }: { readonly session: Session; readonly role: string | undefined }) {
  const t = useTranslations('purpose')
  const { word } = useWords()
  if (role === undefined) {
    return (
      <section className="choose">
        <h1>{t('roleTitle')}</h1>
        <ul className="cards">
          {session.roles.map(one => (
            <li key={one}>
              <button type="button" className="card card-choice" onClick={() => keep({ role: one })}>
                <strong>{word('Role', one)}</strong>
              </button>
            </li>
          ))}
        </ul>
      </section>
    )
  }
  if (session.purposes.length === 0) return <Empty title={t('none')} />
  return (
    <section className="choose">
      <h1>{t('title')}</h1>
      <p className="lead">{t('intro')}</p>
      <ul className="cards">
        {session.purposes.map(purpose => (
          <li key={purpose}>
            <button type="button" className="card card-choice" onClick={() => keep({ purpose })}>
              <strong>{word('Purpose', purpose)}</strong>
              <PurposeAbout purpose={purpose} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function PurposeAbout({ purpose }: { readonly purpose: string }) {
  const about = usePurposeAbout()(purpose)
  return about === undefined ? null : <span className="quiet">{about}</span>
}
