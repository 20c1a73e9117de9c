import { useMemo } from 'react'
import { localeOf } from './catalogue.ts'
import { type Format, formatsOf } from './formats.ts'
import { useLanguage } from './use-language.ts'

/** How numbers and dates are written here. */
export function useFormat(): Format {
  const { language } = useLanguage()
  return useMemo(() => formatsOf(localeOf(language)), [language])
}
