import { useTranslations } from 'use-intl'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'
import type { FieldShape } from '../shape.ts'

interface FieldValueProps {
  readonly type: string
  readonly field: FieldShape
  readonly value: unknown
}

const HOURS = /^(\d\d:\d\d)\/(\d\d:\d\d)$/
const PUBLIC_ADDRESS = /^https:\/\//

/** A value that is there, as people write it. Text from a member is shown as text, in its own direction. */
export function FieldValue({ type, field, value }: FieldValueProps) {
  if (Array.isArray(value)) {
    return (
      <ul className="chips">
        {value.map(one => (
          <li key={String(one)} className="chip">
            <FieldValue type={type} field={field} value={one} />
          </li>
        ))}
      </ul>
    )
  }
  return <OneValue type={type} field={field} value={value} />
}

function OneValue({ field, value }: FieldValueProps) {
  const t = useTranslations('case')
  const { word, country } = useWords()
  const { day, number, decimal } = useFormat()
  if (typeof value === 'boolean') return value ? t('yes') : t('no')
  if (typeof value === 'number') return <span className="figures">{number(value)}</span>
  const text = String(value)
  if (field.is === 'enum') {
    const marked = field.type === 'RiskLevel' ? { className: 'risk', 'data-risk': text } : {}
    return <span {...marked}>{word(field.type, text)}</span>
  }
  switch (field.type) {
    case 'Date':
      return <span className="figures">{day(text)}</span>
    case 'CountryCode':
    case 'RegionCode':
      return country(text)
    case 'Decimal':
      return <span className="figures">{decimal(text)}</span>
  }
  const hours = HOURS.exec(text)
  if (hours !== null)
    return <span className="figures">{t('hours', { start: hours[1] ?? '', end: hours[2] ?? '' })}</span>
  if (field.name === 'iban') return <span className="figures">{text.replaceAll(/(.{4})(?=.)/g, '$1 ')}</span>
  // Never followed from here: a click would tell the other site that somebody looked.
  if (PUBLIC_ADDRESS.test(text)) return <bdi className="address">{text}</bdi>
  return <bdi className="text">{text}</bdi>
}
