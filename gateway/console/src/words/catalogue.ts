import type en from './en.json'

/** English is the measure: every other catalogue has the same entries. */
export type Catalogue = typeof en

/** Each language by its name in itself, with the catalogue that is loaded when it is needed. */
export const LANGUAGES = {
  en: {
    name: 'English',
    dir: 'ltr',
    locale: 'en-GB',
    load: async (): Promise<Catalogue> => (await import('./en.json')).default,
  },
  fr: {
    name: 'Français',
    dir: 'ltr',
    locale: 'fr-FR',
    load: async (): Promise<Catalogue> => (await import('./fr.json')).default,
  },
} as const

export type Language = keyof typeof LANGUAGES

export function isLanguage(word: string | null): word is Language {
  return word !== null && Object.hasOwn(LANGUAGES, word)
}

const CHOICE = 'language'

/** What was chosen on this device, else what the browser asks for. The choice of a language tells nothing of a case. */
export function languageHere(): Language {
  const chosen = localStorage.getItem(CHOICE)
  if (isLanguage(chosen)) return chosen
  const wanted = navigator.languages.map(tag => tag.split('-')[0] ?? '')
  return wanted.find(isLanguage) ?? 'en'
}

/** How dates and numbers are written: as the browser is set, where it is set to this language. */
export function localeOf(language: Language): string {
  const regional = navigator.languages.find(tag => tag.startsWith(`${language}-`))
  return regional ?? LANGUAGES[language].locale
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(CHOICE, language)
}
