import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { go } from '../frame/place.ts'
import { Action } from '../parts/action.tsx'
import { Choice } from '../parts/choice.tsx'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words/use-words.ts'
import { EVERYTHING, isNarrowed, type ListQuery } from './list-query.ts'

const STATUSES = ['OPEN', 'ON_HOLD', 'CLOSED'] as const
const KINDS = ['PERSON', 'FAMILY', 'ORGANISATION', 'COMMUNITY'] as const
const ANY = 'ANY'

interface CaseFiltersProps {
  readonly query: ListQuery
  readonly onChange: (change: Partial<ListQuery>) => void
  readonly found: readonly { readonly id: string }[]
}

/** Search by reference, and what narrows the list. Enter opens the case where only one is left. */
export function CaseFilters({ query, onChange, found }: CaseFiltersProps) {
  const t = useTranslations('cases')
  const { word } = useWords()
  const open = (event: FormEvent) => {
    event.preventDefault()
    const [only, second] = found
    if (only !== undefined && second === undefined) go('/case', { caseId: only.id })
  }
  const statuses = [{ id: ANY, name: t('anyStatus') }, ...STATUSES.map(id => ({ id, name: word('CaseStatus', id) }))]
  const kinds = [{ id: ANY, name: t('anyKind') }, ...KINDS.map(id => ({ id, name: word('SubjectKind', id) }))]
  return (
    <search>
      <form className="filters" onSubmit={open}>
        <label className="search">
          <span className="label">{t('search')}</span>
          <span className="search-box">
            <Icon name="search" />
            <input
              className="input"
              type="search"
              value={query.reference}
              onChange={event => onChange({ reference: event.target.value })}
              placeholder="HRD-"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={20}
              aria-describedby="search-hint"
            />
          </span>
          <span className="visually-hidden" id="search-hint">
            {t('searchHint')}
          </span>
        </label>
        <Choice
          label={t('status')}
          options={statuses}
          value={query.status}
          onChange={id => onChange({ status: STATUSES.find(one => one === id) ?? ANY })}
        />
        <Choice
          label={t('kind')}
          options={kinds}
          value={query.kind}
          onChange={id => onChange({ kind: KINDS.find(one => one === id) ?? ANY })}
        />
        <label className="field-date">
          <span className="label">{t('openedFrom')}</span>
          <input
            className="input"
            type="date"
            value={query.openedFrom}
            onChange={event => onChange({ openedFrom: event.target.value })}
          />
        </label>
        <label className="field-date">
          <span className="label">{t('openedUntil')}</span>
          <input
            className="input"
            type="date"
            value={query.openedUntil}
            onChange={event => onChange({ openedUntil: event.target.value })}
          />
        </label>
        {isNarrowed(query) && (
          <Action look="quiet" onPress={() => onChange({ ...EVERYTHING, order: query.order })}>
            {t('reset')}
          </Action>
        )}
      </form>
    </search>
  )
}
