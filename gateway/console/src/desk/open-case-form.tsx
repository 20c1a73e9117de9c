import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { OpenCase, type SubjectKind } from '../generated/operations.ts'
import { Choice } from '../parts/choice.tsx'
import { LineBox } from '../parts/fields.tsx'
import { useWords } from '../words/use-words.ts'
import { CommandForm } from './command-form.tsx'
import { useCommand } from './use-command.ts'

const KINDS = ['PERSON', 'FAMILY', 'ORGANISATION', 'COMMUNITY'] as const satisfies readonly SubjectKind[]

/** Opens a case, of which one’s own member holds the first part. */
export function OpenCaseForm({ onDone }: { readonly onDone: (caseId: string) => void }) {
  const t = useTranslations('desk')
  const { word } = useWords()
  const [subjectKind, setKind] = useState<SubjectKind>('PERSON')
  const [localReference, setReference] = useState('')
  const command = useCommand(OpenCase, answer => {
    if (answer.case !== null) onDone(answer.case.id)
  })
  return (
    <CommandForm
      {...command}
      submit={t('opening.do')}
      ready={localReference.trim() !== ''}
      onSubmit={() => void command.give({ subjectKind, localReference: localReference.trim() })}
    >
      <p className="quiet">{t('opening.text')}</p>
      <Choice
        label={t('opening.kind')}
        options={KINDS.map(id => ({ id, name: word('SubjectKind', id) }))}
        value={subjectKind}
        onChange={id => setKind(KINDS.find(one => one === id) ?? subjectKind)}
      />
      <LineBox label={t('localReference')} hint={t('localHint')} value={localReference} onChange={setReference} />
    </CommandForm>
  )
}
