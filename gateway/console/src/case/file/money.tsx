import { useTranslations } from 'use-intl'
import { useFormat } from '../../words/use-format.ts'
import type { Values } from '../open-case.ts'
import type { FieldShape } from '../shape.ts'

/** Whether a field is an amount in a currency, and nothing else. */
export function isMoney({ fields }: FieldShape): boolean {
  return fields?.length === 2 && hasMoney(fields)
}

/** Whether an amount and its currency are among these. */
export function hasMoney(fields: readonly FieldShape[]): boolean {
  return fields.some(one => one.name === 'amount') && fields.some(one => one.name === 'currency')
}

export function Money({ of, values }: { readonly of: FieldShape; readonly values: Values }) {
  const t = useTranslations('case')
  const { money } = useFormat()
  const { amount, currency } = values
  if (typeof amount !== 'string' || typeof currency !== 'string') return <span className="nothing">{t('nothing')}</span>
  const text = money(amount, currency)
  return <span className="figures">{of.type === 'Stipend' ? t('perMonth', { amount: text }) : text}</span>
}
