import { useTranslations } from 'use-intl'
import type { Withheld } from '../../hub/report.ts'
import { useWords } from '../../words/use-words.ts'
import { listOf, valuesOf } from '../open-case.ts'
import type { FieldShape } from '../shape.ts'
import { FieldValue } from './field-value.tsx'
import { isMoney, Money } from './money.tsx'
import { Records } from './records.tsx'
import { WithheldMark } from './withheld-mark.tsx'
import { withheldBelow } from './withheld-of.ts'

interface FieldFactProps {
  /** Name of the type in which the field is. */
  readonly type: string
  readonly field: FieldShape
  readonly value: unknown
  readonly withheld: readonly Withheld[]
}

/** One field: its name, and its value, or why there is none. */
export function FieldFact({ type, field, value, withheld }: FieldFactProps) {
  const { field: nameOf } = useWords()
  const name = nameOf(type, field.name)
  const why = value === null ? withheldBelow(type, field, withheld) : undefined
  const records = field.is === 'object' && field.list ? listOf(value) : null
  if (records !== null && records.length > 0)
    return <Records name={name} field={field} records={records} withheld={withheld} />
  const inner = field.is === 'object' && !field.list ? valuesOf(value) : null
  const look =
    inner !== null && !isMoney(field)
      ? 'fact fact-wide'
      : field.categories.includes('NOTES')
        ? 'fact fact-long'
        : 'fact'
  return (
    <dl className={look}>
      <dt>{name}</dt>
      <dd>
        {why !== undefined ? (
          <WithheldMark why={why} />
        ) : (
          <Held type={type} field={field} value={value} withheld={withheld} />
        )}
      </dd>
    </dl>
  )
}

function Held({ type, field, value, withheld }: FieldFactProps) {
  const t = useTranslations('case')
  const nothing = value === null || value === undefined || (Array.isArray(value) && value.length === 0)
  if (nothing) return <span className="nothing">{t('nothing')}</span>
  const inner = valuesOf(value)
  if (inner === null || field.fields === undefined) return <FieldValue type={type} field={field} value={value} />
  if (isMoney(field)) return <Money of={field} values={inner} />
  return (
    <div className="facts facts-inner">
      {field.fields.map(one => (
        <FieldFact key={one.name} type={field.type} field={one} value={inner[one.name]} withheld={withheld} />
      ))}
    </div>
  )
}
