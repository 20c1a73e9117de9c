import { useTranslations } from 'use-intl'
import type { WithdrawalReason } from '../generated/operations.ts'
import { Choice } from '../parts/choice.tsx'
import { useWords } from '../words/use-words.ts'

const REASONS = [
  'ASKED_BY_PERSON',
  'ASKED_BY_REPRESENTATIVE',
  'NO_LONGER_SAFE',
  'RECORDED_BY_MISTAKE',
] as const satisfies readonly WithdrawalReason[]

interface WithdrawalReasonChoiceProps {
  readonly value: WithdrawalReason
  readonly onChange: (reason: WithdrawalReason) => void
}

/** Why something is withdrawn. */
export function WithdrawalReasonChoice({ value, onChange }: WithdrawalReasonChoiceProps) {
  const t = useTranslations('desk.consent')
  const { word } = useWords()
  return (
    <Choice
      label={t('reason')}
      options={REASONS.map(id => ({ id, name: word('WithdrawalReason', id) }))}
      value={value}
      onChange={id => onChange(REASONS.find(one => one === id) ?? value)}
    />
  )
}
