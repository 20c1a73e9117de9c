import { useTranslations } from 'use-intl'
import { StatusMark } from '../parts/status-mark.tsx'
import { useFormat } from '../words/use-format.ts'
import { useWords } from '../words/use-words.ts'
import type { CaseRow } from './case-table.tsx'

interface CaseCellProps {
  readonly row: CaseRow
  readonly column: 'reference' | 'kind' | 'status' | 'openedOn' | 'holders'
}

export function CaseCell({ row, column }: CaseCellProps) {
  const t = useTranslations('cases')
  const { word, organisation } = useWords()
  const { day } = useFormat()
  const hidden = <span className="quiet">{t('notShown')}</span>
  switch (column) {
    case 'reference':
      return <span className="reference">{row.reference}</span>
    case 'kind':
      return word('SubjectKind', row.subjectKind)
    case 'status':
      return row.status === null ? hidden : <StatusMark status={row.status} />
    case 'openedOn':
      return row.openedOn === null ? hidden : <span className="figures">{day(row.openedOn)}</span>
    case 'holders':
      if (row.holders === null) return hidden
      return (
        <span className="members">
          {row.holders.map(member => (
            <span key={member} className="member" data-member={member}>
              {organisation(member)}
            </span>
          ))}
        </span>
      )
  }
}
