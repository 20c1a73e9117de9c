import { useTranslations } from 'use-intl'
import { HubError } from '../hub/hub-error.ts'
import { Action } from './action.tsx'
import { useErrorWords } from './use-error-words.ts'

/** What went wrong, as a sentence, with what can be done. */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const t = useTranslations()
  const words = useErrorWords()
  const requestId = error instanceof HubError ? error.requestId : undefined
  return (
    <section className="state state-failure" role="alert">
      <h2>{t('errors.title')}</h2>
      <p>{words(error)}</p>
      {requestId !== undefined && <p className="quiet small">{t('states.request', { id: requestId })}</p>}
      {retry !== undefined && <Action onPress={retry}>{t('states.retry')}</Action>}
    </section>
  )
}
