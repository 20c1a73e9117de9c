import { CATEGORIES, type Category, isRole, type Purpose, ROLES, type Role } from '@hub/vocabulary'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Choice } from '../parts/choice.tsx'
import { Empty } from '../parts/empty.tsx'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { useHere } from '../session/here.tsx'
import { useWords } from '../words/use-words.ts'
import {
  AGREEMENT_DIGEST,
  type AgreementRow,
  agreementRows,
  type Condition,
  LONGEST_TERM_DAYS,
  purposesOf,
} from './cells.ts'

/** Who may see what, for which purpose, on what condition: one role and purpose at a time. */
export function AgreementPage() {
  const t = useTranslations('agreement')
  const { word } = useWords()
  const { stance } = useHere()
  const [role, setRole] = useState<Role>(isRole(stance.role) ? stance.role : 'CASE_WORKER')
  const [wanted, setWanted] = useState(stance.purpose)
  const purposes = purposesOf(role)
  const purpose = purposes.find(one => one === wanted) ?? purposes[0]
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="quiet small figures">{t('digest', { digest: AGREEMENT_DIGEST.slice(7, 19) })}</p>
      </div>
      <p className="lead">{t('intro')}</p>
      <div className="filters">
        <Choice
          label={t('role')}
          options={ROLES.map(id => ({ id, name: word('Role', id) }))}
          value={role}
          onChange={id => {
            if (isRole(id)) setRole(id)
          }}
        />
        {purpose !== undefined && (
          <Choice
            label={t('purpose')}
            options={purposes.map(id => ({ id, name: word('Purpose', id) }))}
            value={purpose}
            onChange={setWanted}
          />
        )}
        <Legend />
      </div>
      {purpose === undefined ? <Empty title={t('nothing')} /> : <Matrix role={role} purpose={purpose} />}
      <Notice>
        <p>{t('denies')}</p>
        <p>{t('term', { days: LONGEST_TERM_DAYS })}</p>
        <p>{t('byMember')}</p>
      </Notice>
    </>
  )
}

function Matrix({ role, purpose }: { readonly role: Role; readonly purpose: Purpose }) {
  const t = useTranslations('agreement')
  const { word } = useWords()
  const rows = agreementRows(role, purpose)
  const categories = CATEGORIES.filter(category => rows.some(({ conditions }) => conditions.has(category)))
  const label = t('table', { role: word('Role', role), purpose: word('Purpose', purpose) })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className="table-box" aria-label={label} tabIndex={0}>
      <table className="table matrix">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('category')}</th>
            {rows.map(({ relation }) => (
              <th key={relation} scope="col">
                {word('Relation', relation)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map(category => (
            <MatrixLine key={category} category={category} rows={rows} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function MatrixLine({ category, rows }: { readonly category: Category; readonly rows: readonly AgreementRow[] }) {
  const { word } = useWords()
  return (
    <tr>
      <th scope="row">{word('Category', category)}</th>
      {rows.map(({ relation, conditions }) => (
        <td key={relation}>
          <ConditionMark condition={conditions.get(category) ?? 'NEVER'} />
        </td>
      ))}
    </tr>
  )
}

const CONDITIONS = { ALWAYS: 'always', WITH_CONSENT: 'consent', NEVER: 'never' } as const

function ConditionMark({ condition }: { readonly condition: Condition }) {
  const t = useTranslations('agreement')
  return (
    <span className="condition" data-condition={condition}>
      {condition !== 'NEVER' && <Icon name={condition === 'ALWAYS' ? 'check' : 'clock'} />}
      {t(CONDITIONS[condition])}
    </span>
  )
}

function Legend() {
  return (
    <p className="legend" aria-hidden="true">
      <ConditionMark condition="ALWAYS" />
      <ConditionMark condition="WITH_CONSENT" />
      <ConditionMark condition="NEVER" />
    </p>
  )
}
