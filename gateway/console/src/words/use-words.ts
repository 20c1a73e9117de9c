import { useMessages } from 'use-intl'
import { useLanguage } from './use-language.ts'

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Names of closed words and of fields. What no catalogue knows yet, such as a new member’s, is shown as it is called. */
export interface Words {
  /** `word('CaseStatus', 'ON_HOLD')` yields `On hold`. */
  word(vocabulary: string, code: string): string
  /** `field('EmergencyFile', 'legalName')` yields `Legal name`. */
  field(type: string, name: string): string
  /** A member, the secretariat, the European Union. */
  organisation(code: string): string
  /** `a, b and c` */
  list(items: readonly string[]): string
  /** A country, ISO 3166-1, or a region of the world, UN M49. */
  country(code: string): string
  /** A language, ISO 639. */
  language(code: string): string
}

export function useWords(): Words {
  const messages = useMessages()
  const { language } = useLanguage()
  const known = made.get(messages) ?? wordsOf(messages, language)
  made.set(messages, known)
  return known
}

/** Made once for each catalogue: every cell of a table asks for it. */
const made = new WeakMap<object, Words>()

function wordsOf(messages: ReturnType<typeof useMessages>, language: string): Words {
  const words: Table = messages.words
  const fields: Table = messages.fields
  const organisations: Readonly<Record<string, string>> = messages.organisations
  const lists = new Intl.ListFormat(language, { type: 'conjunction' })
  const regions = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' })
  const languages = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' })
  return {
    word: (vocabulary, code) => words[vocabulary]?.[code] ?? plain(code.replaceAll('_', ' ')),
    field: (type, name) => fields[type]?.[name] ?? plain(name.replaceAll(/[A-Z]/g, letter => ` ${letter}`)),
    organisation: code => organisations[code] ?? plain(code),
    list: items => lists.format(items),
    country: code => words.Region?.[code] ?? nameOf(regions, code),
    language: code => nameOf(languages, code),
  }
}

function plain(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()
}

/** A code that is none is shown as it came. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
