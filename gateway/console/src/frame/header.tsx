import { useTranslations } from 'use-intl'
import { Brand } from '../parts/brand.tsx'
import { PageLink } from '../parts/page-link.tsx'
import type { Session } from '../session/session.ts'
import type { Stance } from '../session/stance.ts'
import { AccountMenu } from './account-menu.tsx'
import { pagesFor } from './pages-for.ts'
import { usePlace } from './place.ts'
import { WaitingCount } from './waiting-count.tsx'

interface HeaderProps {
  readonly session: Session
  readonly role: string | undefined
  /** Until role and purpose are chosen there are no pages to go to. */
  readonly stance: Stance | undefined
}

export function Header({ session, role, stance }: HeaderProps) {
  const t = useTranslations('nav')
  const { route } = usePlace()
  return (
    <header className="header">
      <div className="header-inner">
        <PageLink to="/" className="home">
          <Brand />
        </PageLink>
        {stance !== undefined && (
          <nav className="nav" aria-label={t('label')}>
            {pagesFor(stance, route).map(page => (
              <PageLink key={page.route} to={page.route} current={page.current}>
                {t(page.name)}
                {page.name === 'inbox' && <WaitingCount />}
              </PageLink>
            ))}
          </nav>
        )}
        <AccountMenu session={session} role={role} />
      </div>
    </header>
  )
}
