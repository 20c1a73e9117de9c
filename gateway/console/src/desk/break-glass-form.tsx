import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { BreakGlass } from '../generated/operations.ts'
import { LineBox, TextBox } from '../parts/fields.tsx'
import { Notice } from '../parts/notice.tsx'
import { CommandForm } from './command-form.tsx'
import { useCommand } from './use-command.ts'

/** As few characters as the hub takes for a reason. */
const FEWEST_CHARACTERS = 20

interface BreakGlassFormProps {
  readonly caseId?: string
  readonly onDone: (caseId: string) => void
}

/** Opens a case for four hours where a life is at stake; everybody who holds a part is told. */
export function BreakGlassForm({ caseId, onDone }: BreakGlassFormProps) {
  const t = useTranslations('desk')
  const [id, setId] = useState(caseId ?? '')
  const [text, setText] = useState('')
  const [understood, setUnderstood] = useState(false)
  const command = useCommand(BreakGlass, () => onDone(id))
  return (
    <CommandForm
      {...command}
      danger
      submit={t('glass.do')}
      ready={understood && text.trim().length >= FEWEST_CHARACTERS && id !== ''}
      onSubmit={() => void command.give({ caseId: id, justification: text })}
    >
      <Notice look="warning">
        <p>
          <strong>{t('glass.warning')}</strong>
        </p>
        <p>{t('glass.text')}</p>
      </Notice>
      {caseId === undefined && <LineBox label={t('caseId')} hint={t('caseIdHint')} value={id} onChange={setId} />}
      <TextBox label={t('glass.why')} hint={t('glass.hint')} value={text} onChange={setText} />
      <label className="check">
        <input type="checkbox" checked={understood} onChange={event => setUnderstood(event.target.checked)} />
        <span>{t('glass.understood')}</span>
      </label>
    </CommandForm>
  )
}
