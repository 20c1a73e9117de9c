import { useTranslations } from 'use-intl'
import { openPurposeChoice } from '../../frame/purpose-choice.ts'
import { memory } from '../../hub/memory.ts'
import type { Withheld } from '../../hub/report.ts'
import { Action } from '../../parts/action.tsx'

interface NextStepProps {
  readonly remedy: Withheld['remedy']
  readonly member: string
  readonly categories: readonly string[]
}

/** What can be done about a withheld value, where something can. */
export function NextStep({ remedy }: NextStepProps) {
  const t = useTranslations('withheld.do')
  switch (remedy) {
    case 'CHANGE_PURPOSE':
      return <Action onPress={openPurposeChoice}>{t('CHANGE_PURPOSE')}</Action>
    case 'RETRY_LATER':
      return <Action onPress={() => void memory.invalidateQueries()}>{t('RETRY_LATER')}</Action>
    default:
      return null
  }
}
