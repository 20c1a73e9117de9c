import { isMemberCode, MEMBER_CODES, type MemberCode } from '@hub/vocabulary'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { RequestAccess } from '../generated/operations.ts'
import { Choice } from '../parts/choice.tsx'
import { LineBox, TextBox } from '../parts/fields.tsx'
import { useHere } from '../session/here.tsx'
import { useWords } from '../words/use-words.ts'
import { CommandForm } from './command-form.tsx'
import { CASEWORK, daysAhead, endOf, openable } from './scope.ts'
import { isWhole, type Scope, ScopeFields } from './scope-fields.tsx'
import { useCommand } from './use-command.ts'

interface RequestFormProps {
  /** Without one, it is asked for. */
  readonly caseId?: string
  readonly owner?: string
  readonly categories?: readonly string[]
  /** `asking`: what is missing is the defender’s consent, and the member is asked to ask for it. */
  readonly task?: 'request' | 'asking'
  readonly onDone: () => void
}

/** Asks a member for access to a case. */
export function RequestForm({ caseId, owner, categories = [], task = 'request', onDone }: RequestFormProps) {
  const t = useTranslations('desk')
  const { session, stance } = useHere()
  const { word, organisation, list } = useWords()
  const others = MEMBER_CODES.filter(code => code !== session.member)
  const [id, setId] = useState(caseId ?? '')
  const [member, setMember] = useState<MemberCode | undefined>(others.find(code => code === owner) ?? others[0])
  const [text, setText] = useState(() =>
    task === 'request' ? '' : t('asking.message', { categories: list(categories.map(one => word('Category', one))) }),
  )
  const [scope, setScope] = useState<Scope>(() => {
    const purposes = CASEWORK.filter(one => one === stance.purpose)
    return { purposes, categories: openable(purposes).filter(one => categories.includes(one)), until: daysAhead(90) }
  })
  const command = useCommand(RequestAccess, onDone)
  if (member === undefined) return null
  return (
    <CommandForm
      {...command}
      submit={t(`${task}.do`)}
      ready={isWhole(scope) && text.trim() !== '' && id !== ''}
      onSubmit={() =>
        void command.give({
          caseId: id,
          owner: member,
          purposes: scope.purposes,
          categories: scope.categories,
          justification: text,
          until: endOf(scope.until),
        })
      }
    >
      <p className="quiet">{t(`${task}.text`)}</p>
      {caseId === undefined && <LineBox label={t('caseId')} hint={t('caseIdHint')} value={id} onChange={setId} />}
      <Choice
        label={t('request.member')}
        options={others.map(code => ({ id: code, name: organisation(code) }))}
        value={member}
        onChange={code => {
          if (isMemberCode(code)) setMember(code)
        }}
      />
      <ScopeFields scope={scope} onChange={setScope} />
      <TextBox label={t('request.why')} hint={t('textHint')} value={text} onChange={setText} />
    </CommandForm>
  )
}
