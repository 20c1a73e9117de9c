import { isMemberCode, MEMBER_CODES, type MemberCode } from '@hub/vocabulary'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ReferCase } from '../generated/operations.ts'
import { Checks } from '../parts/checks.tsx'
import { Choice } from '../parts/choice.tsx'
import { TextBox } from '../parts/fields.tsx'
import { useHere } from '../session/here.tsx'
import { useWords } from '../words/use-words.ts'
import { CommandForm } from './command-form.tsx'
import { CASEWORK, daysAhead, endOf } from './scope.ts'
import { isWhole, type Scope, ScopeFields } from './scope-fields.tsx'
import { useCommand } from './use-command.ts'

/** Offers a case to another member. */
export function ReferForm({ caseId, onDone }: { readonly caseId: string; readonly onDone: () => void }) {
  const t = useTranslations('desk')
  const { session, stance } = useHere()
  const { word, organisation } = useWords()
  const others = MEMBER_CODES.filter(code => code !== session.member)
  const [recipient, setRecipient] = useState<MemberCode | undefined>(others[0])
  const [text, setText] = useState('')
  const [preview, setPreview] = useState<readonly string[]>([])
  const [scope, setScope] = useState<Scope>(() => ({
    purposes: CASEWORK.filter(one => one === stance.purpose),
    categories: [],
    until: daysAhead(30),
  }))
  const command = useCommand(ReferCase, onDone)
  const { member } = session
  if (recipient === undefined || !isMemberCode(member)) return null
  return (
    <CommandForm
      {...command}
      submit={t('refer.do')}
      ready={isWhole(scope)}
      onSubmit={() =>
        void command.give({
          caseId,
          owner: member,
          recipient,
          purposes: scope.purposes,
          categories: scope.categories,
          preview: scope.categories.filter(one => preview.includes(one)),
          message: text.trim() === '' ? null : text,
          expiresAt: endOf(scope.until),
        })
      }
    >
      <p className="quiet">{t('refer.text')}</p>
      <Choice
        label={t('refer.member')}
        options={others.map(code => ({ id: code, name: organisation(code) }))}
        value={recipient}
        onChange={code => {
          if (isMemberCode(code)) setRecipient(code)
        }}
      />
      <ScopeFields scope={scope} onChange={setScope} />
      {scope.categories.length > 0 && (
        <Checks
          legend={t('refer.preview')}
          options={scope.categories.map(id => ({ id, name: word('Category', id) }))}
          chosen={preview}
          onChange={setPreview}
        />
      )}
      <TextBox label={t('refer.message')} hint={t('textHint')} value={text} onChange={setText} />
    </CommandForm>
  )
}
