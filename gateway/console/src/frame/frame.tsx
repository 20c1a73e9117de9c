import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Session } from '../session/session.ts'
import { Header } from './header.tsx'
import { PurposeBar } from './purpose-bar.tsx'

interface FrameProps {
  readonly session: Session
  readonly role?: string
  readonly purpose?: string
  readonly children: ReactNode
}

/** What stands around every page: who I am, how I act, what for, and the ways to the other pages. */
export function Frame({ session, role, purpose, children }: FrameProps) {
  const t = useTranslations('app')
  return (
    <div className="frame">
      <a className="skip" href="#page">
        {t('skip')}
      </a>
      <Header session={session} role={role} pages={purpose !== undefined} />
      {role !== undefined && purpose !== undefined && <PurposeBar session={session} role={role} purpose={purpose} />}
      <main id="page" className="page" tabIndex={-1}>
        {children}
      </main>
      <footer className="footer small quiet">{t('footer')}</footer>
    </div>
  )
}
