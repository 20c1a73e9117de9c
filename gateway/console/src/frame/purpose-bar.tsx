import { useTranslations } from 'use-intl'
import { Choice } from '../parts/choice.tsx'
import type { Session } from '../session/session.ts'
import { usePurposeAbout } from '../words/use-purpose-about.ts'
import { useWords } from '../words/use-words.ts'
import { keep } from './place.ts'
import { PURPOSE_CHOICE } from './purpose-choice.ts'

interface PurposeBarProps {
  readonly session: Session
  readonly role: string
  readonly purpose: string
}

/** In which role, and what for: on every page, and changed there. */
export function PurposeBar({ session, role, purpose }: PurposeBarProps) {
  const t = useTranslations()
  const { word } = useWords()
  const about = usePurposeAbout()
  const purposes = session.purposes.map(id => {
    const line = about(id)
    return { id, name: word('Purpose', id), ...(line !== undefined && { about: line }) }
  })
  const roles = session.roles.map(id => ({ id, name: word('Role', id) }))
  return (
    <section className="stance" id={PURPOSE_CHOICE} aria-label={t('purpose.stance')}>
      <div className="stance-inner">
        <Choice
          look="bar"
          label={t('purpose.label')}
          options={purposes}
          value={purpose}
          onChange={id => keep({ purpose: id })}
        />
        {roles.length > 1 ? (
          <Choice look="bar" label={t('you.role')} options={roles} value={role} onChange={id => keep({ role: id })} />
        ) : (
          <p className="stance-role">
            <span className="label">{t('you.role')}</span> <span>{word('Role', role)}</span>
          </p>
        )}
        <p className="stance-about quiet">{about(purpose)}</p>
      </div>
    </section>
  )
}
