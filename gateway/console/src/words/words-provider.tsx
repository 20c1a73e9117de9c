import { type ReactNode, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { IntlProvider } from 'use-intl'
import { type Catalogue, chooseLanguage, LANGUAGES, type Language, languageHere } from './catalogue.ts'
import { LanguageContext } from './use-language.ts'

interface Chosen {
  readonly language: Language
  readonly catalogue: Catalogue
}

const first = load(languageHere())

async function load(language: Language): Promise<Chosen> {
  return { language, catalogue: await LANGUAGES[language].load() }
}

/** The language of the page: of its words, its numbers and dates, and its direction. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  useEffect(() => {
    first.then(setChosen)
  }, [])
  const language = chosen?.language
  useEffect(() => {
    if (language === undefined) return
    document.documentElement.lang = language
    document.documentElement.dir = LANGUAGES[language].dir
  }, [language])
  if (chosen === null) return null
  const choose = async (wanted: Language) => {
    chooseLanguage(wanted)
    setChosen(await load(wanted))
  }
  return (
    <LanguageContext value={{ language: chosen.language, choose }}>
      <I18nProvider locale={chosen.language}>
        <IntlProvider locale={chosen.language} messages={chosen.catalogue} timeZone="UTC">
          {children}
        </IntlProvider>
      </I18nProvider>
    </LanguageContext>
  )
}
