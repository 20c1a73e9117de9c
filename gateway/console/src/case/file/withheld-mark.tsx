import { useTranslations } from 'use-intl'
import type { Withheld } from '../../hub/report.ts'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/use-words.ts'

/** In the place of a value: that it is withheld, and in a word why. The section says the rest below. */
export function WithheldMark({ why }: { readonly why: Withheld }) {
  const t = useTranslations('withheld')
  const { word } = useWords()
  return (
    <span className="withheld">
      <Icon name="lock" />
      <span className="visually-hidden">{t('label')}: </span>
      {word('Reason', why.reason)}
    </span>
  )
}
