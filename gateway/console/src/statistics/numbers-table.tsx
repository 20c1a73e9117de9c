import { useTranslations } from 'use-intl'
import { Icon } from '../parts/icon.tsx'
import { useFormat } from '../words/use-format.ts'
import type { StatisticsCell } from './cells.ts'

interface NumbersTableProps {
  readonly title: string
  /** Names of the dimensions. */
  readonly heads: readonly string[]
  readonly unit: string
  readonly cells: readonly StatisticsCell[]
}

/** Every cell of the table, those too that are suppressed. */
export function NumbersTable({ title, heads, unit, cells }: NumbersTableProps) {
  const t = useTranslations('statistics')
  const { decimal } = useFormat()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className="table-box numbers" aria-label={t('numbers')} tabIndex={0}>
      <table className="table">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col" className="number">
              {unit}
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ keys, value }) => (
            <tr key={keys.map(({ code }) => code).join(' ')}>
              {keys.map(({ dimension, label }) => (
                <th key={dimension} scope="row">
                  {label}
                </th>
              ))}
              <td className="number">
                {value === null ? (
                  <span className="withheld">
                    <Icon name="lock" />
                    {t('suppressed')}
                  </span>
                ) : (
                  decimal(value)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
