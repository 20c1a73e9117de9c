import type { FormEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Action } from '../parts/action.tsx'
import { Notice } from '../parts/notice.tsx'
import { useErrorWords } from '../parts/use-error-words.ts'

interface CommandFormProps {
  readonly submit: string
  readonly ready: boolean
  readonly pending: boolean
  readonly refused: string | null
  readonly danger?: boolean
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** A form that gives one command. What was refused is said beside the button, and nothing that was written is lost. */
export function CommandForm({ submit, ready, pending, refused, danger = false, onSubmit, children }: CommandFormProps) {
  const t = useTranslations('desk')
  const words = useErrorWords()
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (ready && !pending) onSubmit()
  }
  // What is refused is said by the hub, in the reader's language and for as long as it holds; browsers do neither.
  return (
    <form className="command" noValidate onSubmit={send}>
      {children}
      <div role="alert">{refused !== null && <Notice look="warning">{words(refused)}</Notice>}</div>
      <div className="dialog-actions">
        <Action type="submit" look={danger ? 'danger' : 'main'} isDisabled={!ready}>
          {pending ? t('sending') : submit}
        </Action>
      </div>
    </form>
  )
}
