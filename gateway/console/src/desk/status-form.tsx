import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type CaseStatus, SetCaseStatus } from '../generated/operations.ts'
import { Choice } from '../parts/choice.tsx'
import { useWords } from '../words/use-words.ts'
import { CommandForm } from './command-form.tsx'
import { useCommand } from './use-command.ts'

const STATUSES = ['OPEN', 'ON_HOLD', 'CLOSED'] as const satisfies readonly CaseStatus[]

interface StatusFormProps {
  readonly caseId: string
  /** As it stands; null where it is not shown. */
  readonly status: CaseStatus | null
  readonly onDone: () => void
}

/** Ends work on a case, lets it rest, or takes it up again. */
export function StatusForm({ caseId, status, onDone }: StatusFormProps) {
  const t = useTranslations('desk')
  const { word } = useWords()
  const [wanted, setWanted] = useState<CaseStatus>(status === 'CLOSED' ? 'OPEN' : 'CLOSED')
  const command = useCommand(SetCaseStatus, onDone)
  return (
    <CommandForm
      {...command}
      submit={t('status.do')}
      ready={wanted !== status}
      onSubmit={() => void command.give({ caseId, status: wanted })}
    >
      <p className="quiet">{t('status.text')}</p>
      <Choice
        label={t('status.label')}
        options={STATUSES.map(id => ({ id, name: word('CaseStatus', id) }))}
        value={wanted}
        onChange={id => setWanted(STATUSES.find(one => one === id) ?? wanted)}
      />
    </CommandForm>
  )
}
