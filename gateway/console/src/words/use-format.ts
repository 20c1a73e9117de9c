import { localeOf } from './catalogue.ts'
import { type Format, formatsOf } from './formats.ts'
import { useLanguage } from './use-language.ts'

/** How numbers and dates are written here. */
export function useFormat(): Format {
  const { language } = useLanguage()
  return formatFor(localeOf(language))
}

/** Made once: a formatter costs more than everything that it formats in a table. */
const formats = new Map<string, Format>()

function formatFor(locale: string): Format {
  const known = formats.get(locale) ?? formatsOf(locale)
  formats.set(locale, known)
  return known
}
