import type { Purpose } from '@hub/vocabulary'
import { useTranslations } from 'use-intl'
import { Checks } from '../parts/checks.tsx'
import { DayBox } from '../parts/fields.tsx'
import { useWords } from '../words/use-words.ts'
import { CASEWORK, openable, type PersonalCategory, possibleEnds } from './scope.ts'

/** What is opened, what for, and until when. */
export interface Scope {
  readonly purposes: readonly Purpose[]
  readonly categories: readonly PersonalCategory[]
  /** ISO 8601. */
  readonly until: string
}

interface ScopeFieldsProps {
  readonly scope: Scope
  readonly onChange: (scope: Scope) => void
}

/** Only what the agreement can open for the purposes is offered. */
export function ScopeFields({ scope, onChange }: ScopeFieldsProps) {
  const t = useTranslations('desk')
  const { word } = useWords()
  const offered = openable(scope.purposes)
  const within = (chosen: readonly string[], among: readonly PersonalCategory[]) =>
    among.filter(one => chosen.includes(one))
  return (
    <>
      <Checks
        legend={t('purposes')}
        options={CASEWORK.map(id => ({ id, name: word('Purpose', id) }))}
        chosen={scope.purposes}
        onChange={chosen => {
          const purposes = CASEWORK.filter(one => chosen.includes(one))
          onChange({ ...scope, purposes, categories: within(scope.categories, openable(purposes)) })
        }}
      />
      <Checks
        legend={t('categories')}
        options={offered.map(id => ({ id, name: word('Category', id) }))}
        chosen={scope.categories}
        onChange={chosen => onChange({ ...scope, categories: within(chosen, offered) })}
      />
      <DayBox
        label={t('until')}
        {...possibleEnds()}
        value={scope.until}
        onChange={until => onChange({ ...scope, until })}
      />
    </>
  )
}

/** Whether everything is named that a command needs. */
export function isWhole({ purposes, categories, until }: Scope): boolean {
  return purposes.length > 0 && categories.length > 0 && until !== ''
}
