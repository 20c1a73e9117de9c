import { useTranslations } from 'use-intl'
import type { Withheld } from '../../hub/report.ts'
import { useWords } from '../../words/use-words.ts'
import { type Values, valuesOf } from '../open-case.ts'
import type { FieldShape } from '../shape.ts'
import { FieldFact } from './field-fact.tsx'
import { hasMoney, Money } from './money.tsx'

interface RecordsProps {
  readonly name: string
  readonly field: FieldShape
  readonly records: readonly unknown[]
  readonly withheld: readonly Withheld[]
}

/** A list of entries of the same kind, one below the other. */
export function Records({ name, field, records, withheld }: RecordsProps) {
  const t = useTranslations('case')
  const entries = records.map(valuesOf).filter(one => one !== null)
  return (
    <div className="records">
      <h3>
        {name} <span className="quiet small">{t('recorded', { count: entries.length })}</span>
      </h3>
      <ul>
        {entries.map((values, index) => (
          // Members give entries in a fixed order and without a key of their own.
          <li key={index} className="record">
            <Entry field={field} values={values} withheld={withheld} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Entry({ field, values, withheld }: { field: FieldShape; values: Values; withheld: readonly Withheld[] }) {
  const { field: nameOf } = useWords()
  const fields = field.fields ?? []
  const money = hasMoney(fields)
  const shown = fields.filter(one => one.name !== 'id' && !(money && one.name === 'currency'))
  return (
    <div className="facts">
      {shown.map(one => {
        const isAmount = money && one.name === 'amount' && typeof values.amount === 'string'
        if (!isAmount)
          return <FieldFact key={one.name} type={field.type} field={one} value={values[one.name]} withheld={withheld} />
        return (
          <dl key={one.name} className="fact">
            <dt>{nameOf(field.type, one.name)}</dt>
            <dd>
              <Money of={field} values={values} />
            </dd>
          </dl>
        )
      })}
    </div>
  )
}
