import { createContext, useContext } from 'react'
import type { Language } from './catalogue.ts'

interface LanguageChoice {
  readonly language: Language
  readonly choose: (language: Language) => void
}

export const LanguageContext = createContext<LanguageChoice>({ language: 'en', choose: () => {} })

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext)
}
