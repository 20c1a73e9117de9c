import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useTranslations } from 'use-intl'
import { Action } from '../parts/action.tsx'
import { Icon } from '../parts/icon.tsx'
import { type Session, signOut } from '../session/session.ts'
import { useFormat } from '../words/use-format.ts'
import { useWords } from '../words/use-words.ts'
import { LanguageChoice } from './language-choice.tsx'

/** Who I am, and the way out. */
export function AccountMenu({ session, role }: { readonly session: Session; readonly role: string | undefined }) {
  const t = useTranslations()
  const { word, organisation } = useWords()
  const { moment } = useFormat()
  return (
    <DialogTrigger>
      <Button className="account">
        <span className="account-who">
          <span className="account-name">{session.sub}</span>
          <span className="account-of">{organisation(session.member)}</span>
        </span>
        <Icon name="down" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="menu" aria-label={t('nav.account')}>
          <div className="menu-who">
            <strong>{session.sub}</strong>
            <span className="quiet">
              {organisation(session.member)}
              {role !== undefined && ` · ${word('Role', role)}`}
            </span>
            <span className="quiet small">{t('you.until', { time: moment(session.until) })}</span>
          </div>
          <LanguageChoice />
          {session.explorer === true && (
            <a className="menu-link" href="/explorer">
              {t('nav.explorer')}
            </a>
          )}
          <Action onPress={() => void signOut()}>{t('nav.signOut')}</Action>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
