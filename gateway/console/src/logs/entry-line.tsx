import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Icon } from '../parts/icon.tsx'
import { useFormat } from '../words/use-format.ts'
import { useWords } from '../words/use-words.ts'
import type { AuditCheckpoint, AuditEntry } from './audit.ts'
import { isIncluded } from './inclusion.ts'
import { leafFacts } from './leaf-facts.ts'

interface EntryLineProps {
  readonly entry: AuditEntry
  readonly checkpoint: AuditCheckpoint | null
}

/** One entry: what stands in the leaf in clear, what was asked for, under which pseudonyms, and whether its proof holds. */
export function EntryLine({ entry, checkpoint }: EntryLineProps) {
  const t = useTranslations('logs')
  const { word, organisation, list } = useWords()
  const { moment } = useFormat()
  const { at, member, role, purpose } = leafFacts(entry.leaf ?? '')
  const fields = entry.fields ?? []
  const pseudonym = (id: string) => id.slice(0, 8)
  return (
    <li className="log-entry" data-member={member}>
      <div className="log-who">
        <p>
          <strong className="member" data-member={member}>
            {member === undefined ? t('deskEntry') : organisation(member)}
          </strong>
        </p>
        <p className="quiet small figures">{at !== undefined && moment(at)}</p>
        <Proof entry={entry} checkpoint={checkpoint} />
      </div>
      <div className="log-what">
        <p>
          {role !== undefined && word('Role', role)}
          {purpose !== undefined && ` · ${word('Purpose', purpose)}`}
        </p>
        <p className="small quiet figures">
          {entry.caller !== null && t('caller', { id: pseudonym(entry.caller) })}{' '}
          {(entry.cases ?? []).length > 0 && t('ofCases', { ids: list((entry.cases ?? []).map(pseudonym)) })}
        </p>
        {fields.length > 0 && (
          <details className="log-fields">
            <summary className="small">{t('fields', { count: fields.length })}</summary>
            <p className="small figures log-root">{fields.join(' · ')}</p>
          </details>
        )}
      </div>
    </li>
  )
}

function Proof({ entry: { leaf, index, proof }, checkpoint }: EntryLineProps) {
  const t = useTranslations('logs')
  const { number } = useFormat()
  const { data } = useQuery({
    queryKey: ['inclusion', checkpoint?.root, index, leaf],
    queryFn: async () =>
      proof !== null && checkpoint !== null
        ? isIncluded(leaf ?? '', index ?? -1, checkpoint.size ?? 0, proof, checkpoint.root ?? '')
        : null,
  })
  const place = number(index ?? 0)
  if (data === undefined) return <span className="skeleton" />
  if (data === null) return <p className="small quiet">{t('notCovered', { index: place })}</p>
  return (
    <p className="log-verdict small" data-released={data}>
      <Icon name={data ? 'check' : 'alert'} />
      {data ? t('proven', { index: place }) : t('disproven', { index: place })}
    </p>
  )
}
