import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { UnlinkPart } from '../generated/operations.ts'
import { Notice } from '../parts/notice.tsx'
import { CommandForm } from './command-form.tsx'
import { type DeskAnswer, useCommand } from './use-command.ts'

interface UnlinkFormProps {
  readonly caseId: string
  readonly onDone: (answer: DeskAnswer) => void
}

/** Takes back one’s own part, where it was registered by mistake. It cannot be registered again. */
export function UnlinkForm({ caseId, onDone }: UnlinkFormProps) {
  const t = useTranslations('desk.unlink')
  const [understood, setUnderstood] = useState(false)
  const command = useCommand(UnlinkPart, onDone)
  return (
    <CommandForm {...command} danger submit={t('do')} ready={understood} onSubmit={() => void command.give({ caseId })}>
      <Notice look="warning">{t('text')}</Notice>
      <label className="check">
        <input type="checkbox" checked={understood} onChange={event => setUnderstood(event.target.checked)} />
        <span>{t('understood')}</span>
      </label>
    </CommandForm>
  )
}
