import { useTranslations } from 'use-intl'
import { LANGUAGES, type Language } from '../words/catalogue.ts'
import { useLanguage } from '../words/use-language.ts'

const NAMES = Object.entries(LANGUAGES) as [Language, (typeof LANGUAGES)[Language]][]

/** Each language under its own name, so that it is found by whoever reads no other. */
export function LanguageChoice() {
  const t = useTranslations('nav')
  const { language, choose } = useLanguage()
  return (
    <fieldset className="languages">
      <legend className="visually-hidden">{t('language')}</legend>
      {NAMES.map(([code, { name }]) => (
        <button key={code} type="button" lang={code} aria-pressed={code === language} onClick={() => choose(code)}>
          {name}
        </button>
      ))}
    </fieldset>
  )
}
