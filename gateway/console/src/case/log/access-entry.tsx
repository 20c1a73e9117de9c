import { useTranslations } from 'use-intl'
import { Icon } from '../../parts/icon.tsx'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'
import type { AccessGroup } from './grouped.ts'

interface AccessEntryProps {
  readonly group: AccessGroup
  /** Whether the member’s own people asked. */
  readonly own: boolean
}

/** What somebody asked: when, for what, and what came of it. Never the values. */
export function AccessEntry({ group, own }: AccessEntryProps) {
  const t = useTranslations('log')
  const { word, organisation, list } = useWords()
  const { moment } = useFormat()
  const about = (categories: readonly string[]) => list(categories.map(one => word('Category', one)))
  const { at, member, sub, onBehalfOf, role, purpose } = group.entry
  const [relations, released, withheld] = [group.entry.relations, group.entry.released, group.entry.withheld].map(
    words => words ?? [],
  ) as [readonly string[], readonly string[], readonly string[]]
  return (
    <li className="log-entry" data-member={member}>
      <div className="log-who">
        <strong className="member" data-member={member}>
          {organisation(member ?? '')}
        </strong>
        {own && <span className="quiet small">{t('own')}</span>}
        <span className="quiet small figures">{at !== null && moment(at)}</span>
        <span className="small">
          <bdi>{sub}</bdi>
          {onBehalfOf !== null && (
            <>
              {' '}
              {t('onBehalfOf')} <bdi>{onBehalfOf}</bdi>
            </>
          )}
        </span>
      </div>
      <div className="log-what">
        <p>
          {word('Role', role ?? '')} · {word('Purpose', purpose ?? '')}
          {relations.length > 0 && (
            <span className="quiet"> · {list(relations.map(one => word('Relation', one)))}</span>
          )}
        </p>
        {released.length === 0 ? (
          <p className="quiet">{t('nothing')}</p>
        ) : (
          <p>
            <span className="log-verdict" data-released="true">
              <Icon name="check" />
              {t('released')}
            </span>{' '}
            {about(released)}
          </p>
        )}
        {withheld.length > 0 && (
          <p>
            <span className="log-verdict">
              <Icon name="lock" />
              {t('withheld')}
            </span>{' '}
            {about(withheld)}
          </p>
        )}
        <Requests group={group} />
      </div>
    </li>
  )
}

/** Each request, with the fields and its place in the sealed log. */
function Requests({ group: { requests } }: { readonly group: AccessGroup }) {
  const t = useTranslations('log')
  const { word, field: nameOf } = useWords()
  const fields = requests.flatMap(request => request.fields ?? [])
  const byName = new Map(fields.map(({ field, reason }) => [field ?? '', reason]))
  return (
    <details className="log-fields">
      <summary className="small">
        {t('fields', { count: byName.size })}
        {requests.length > 1 && ` · ${t('requests', { count: requests.length })}`}
      </summary>
      <ul className="small">
        {[...byName].map(([field, reason]) => {
          const [type = '', name = ''] = field.split('.')
          return (
            <li key={field}>
              {nameOf(type, name)}
              {reason !== null && <span className="quiet"> · {word('Reason', reason)}</span>}
            </li>
          )
        })}
      </ul>
      {requests.map(({ requestId, entry }) => (
        <p key={`${requestId} ${entry}`} className="quiet small figures">
          {entry === null ? t('notSealed') : t('entry', { entry })} · {t('request')} <bdi>{requestId}</bdi>
        </p>
      ))}
    </details>
  )
}
