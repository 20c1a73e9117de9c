import { useTranslations } from 'use-intl'
import { useFormat } from '../words/use-format.ts'
import { useWords } from '../words/use-words.ts'
import type { AuditCount } from './audit.ts'

const NUMBERS = ['requests', 'cases', 'callers', 'withheld'] as const

/** How often each organisation asked, in which role and for what. */
export function CountsTable({ counts }: { readonly counts: readonly AuditCount[] }) {
  const t = useTranslations('logs')
  const { word, organisation } = useWords()
  const { month, number } = useFormat()
  if (counts.length === 0) return <p className="nothing">{t('noCounts')}</p>
  return (
    <div className="log-list">
      <h2>{t('counts')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section className="table-box" aria-label={t('counts')} tabIndex={0}>
        <table className="table">
          <caption className="visually-hidden">{t('counts')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('month')}</th>
              <th scope="col">{t('member')}</th>
              <th scope="col">{t('role')}</th>
              <th scope="col">{t('purpose')}</th>
              {NUMBERS.map(name => (
                <th key={name} scope="col" className="number">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map(count => (
              <tr key={`${count.month} ${count.member} ${count.role} ${count.purpose}`}>
                <td className="figures">{month(count.month ?? '')}</td>
                <th scope="row">{organisation(count.member ?? '')}</th>
                <td>{word('Role', count.role ?? '')}</td>
                <td>{word('Purpose', count.purpose ?? '')}</td>
                {NUMBERS.map(name => (
                  <td key={name} className="number">
                    {number(count[name] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
