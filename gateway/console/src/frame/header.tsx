import { useTranslations } from 'use-intl'
import { Brand } from '../parts/brand.tsx'
import { PageLink } from '../parts/page-link.tsx'
import type { Session } from '../session/session.ts'
import { AccountMenu } from './account-menu.tsx'
import { pagesFor } from './pages-for.ts'
import { usePlace } from './place.ts'

interface HeaderProps {
  readonly session: Session
  readonly role: string | undefined
  /** Whether there are pages to go to yet. */
  readonly pages: boolean
}

export function Header({ session, role, pages }: HeaderProps) {
  const t = useTranslations('nav')
  const { route } = usePlace()
  return (
    <header className="header">
      <div className="header-inner">
        <PageLink to="/" className="home">
          <Brand />
        </PageLink>
        {pages && (
          <nav className="nav" aria-label={t('label')}>
            {pagesFor(role).map(page => (
              <PageLink key={page.route} to={page.route} current={page.covers.includes(route)}>
                {t(page.name)}
              </PageLink>
            ))}
          </nav>
        )}
        <AccountMenu session={session} role={role} />
      </div>
    </header>
  )
}
