import type { MemberCode } from '@hub/vocabulary'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { RegisterPart } from '../generated/operations.ts'
import { LineBox } from '../parts/fields.tsx'
import { CommandForm } from './command-form.tsx'
import { useCommand } from './use-command.ts'

interface PartFormProps {
  /** The referral that one’s own member accepted. */
  readonly referral: string
  readonly caseId: string
  readonly member: MemberCode
  readonly onDone: () => void
}

/** Gives one’s own member a part of a case that was referred to it. */
export function PartForm({ referral, caseId, member, onDone }: PartFormProps) {
  const t = useTranslations('desk')
  const [localReference, setReference] = useState('')
  const command = useCommand(RegisterPart, onDone)
  return (
    <CommandForm
      {...command}
      submit={t('part.do')}
      ready={localReference.trim() !== ''}
      onSubmit={() => void command.give({ referral, caseId, member, localReference: localReference.trim() })}
    >
      <p className="quiet">{t('part.text')}</p>
      <LineBox label={t('localReference')} hint={t('localHint')} value={localReference} onChange={setReference} />
    </CommandForm>
  )
}
