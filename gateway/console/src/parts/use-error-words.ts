import { useMessages, useTranslations } from 'use-intl'
import { codeOf } from '../hub/hub-error.ts'

/** The sentence for a stable code. One that no catalogue knows is named, so that it can be reported. */
export function useErrorWords(): (error: unknown) => string {
  const sentences: Readonly<Record<string, string>> = useMessages().errors
  const t = useTranslations('errors')
  return error => {
    const code = typeof error === 'string' ? error : codeOf(error)
    return sentences[code] ?? t('unknown', { code })
  }
}
