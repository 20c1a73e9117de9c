import { useTranslations } from 'use-intl'
import { LanguageChoice } from '../frame/language-choice.tsx'
import { usePlace } from '../frame/place.ts'
import { Brand } from '../parts/brand.tsx'
import { signInAddress, signInTrouble } from '../session/session.ts'

/** For whoever is not signed in: one thing to do. */
export function SignInPage() {
  const t = useTranslations()
  const { route } = usePlace()
  const trouble = signInTrouble()
  return (
    <main className="sign-in" id="page">
      <div className="sign-in-card">
        <Brand />
        <h1>{t('signIn.title')}</h1>
        <p>{t('signIn.text')}</p>
        {trouble !== undefined && (
          <p className="notice" role="alert">
            {t(`signIn.trouble.${trouble}`)}
          </p>
        )}
        <a className="action action-main" href={signInAddress(route)}>
          {t('signIn.do')}
        </a>
        <p className="quiet small">{t('signIn.private')}</p>
        <LanguageChoice />
      </div>
    </main>
  )
}
