import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Session } from '../session/session.ts'
import { Header } from './header.tsx'
import { usePageName } from './page-names.ts'
import { usePlace } from './place.ts'
import { PurposeBar } from './purpose-bar.tsx'
import { PAGE, useArrival } from './use-arrival.ts'

interface FrameProps {
  readonly session: Session
  readonly role?: string
  readonly purpose?: string
  readonly children: ReactNode
}

/** What stands around every page: who I am, how I act, what for, and the ways to the other pages. */
export function Frame({ session, role, purpose, children }: FrameProps) {
  const t = useTranslations('app')
  const { route } = usePlace()
  const name = usePageName(route)
  useArrival()
  const stance = role !== undefined && purpose !== undefined ? { role, purpose } : undefined
  return (
    <div className="frame">
      <a className="skip" href={`#${PAGE}`}>
        {t('skip')}
      </a>
      <Header session={session} role={role} stance={stance} />
      {stance !== undefined && <PurposeBar session={session} {...stance} />}
      <main id={PAGE} className="page" tabIndex={-1} aria-label={name}>
        {children}
      </main>
      <footer className="footer small quiet">{t('footer')}</footer>
    </div>
  )
}
