import type { MemberCode } from '@hub/vocabulary'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { CommandForm } from '../desk/command-form.tsx'
import { daysAhead, endOf, openable } from '../desk/scope.ts'
import { useCommand } from '../desk/use-command.ts'
import { ApproveRequest } from '../generated/operations.ts'
import { Checks } from '../parts/checks.tsx'
import { DayBox } from '../parts/fields.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageLink } from '../parts/page-link.tsx'
import { useWords } from '../words/use-words.ts'
import type { Item } from './item-card.tsx'

interface ApproveFormProps {
  readonly item: Item
  readonly member: MemberCode
  readonly onDone: () => void
}

/** Grants all that was asked for, or less. */
export function ApproveForm({ item, member, onDone }: ApproveFormProps) {
  const t = useTranslations('desk')
  const inbox = useTranslations('inbox')
  const { word } = useWords()
  const asked = { categories: item.categories ?? [], purposes: item.purposes ?? [] }
  const [named, setNamed] = useState(asked.categories)
  const [purposes, setPurposes] = useState(asked.purposes)
  const askedUntil = (item.expiresAt ?? '').slice(0, 10)
  const [until, setUntil] = useState(askedUntil)
  const open = new Set<string>(openable(purposes))
  const offered = asked.categories.filter(one => open.has(one))
  const categories = offered.filter(one => named.includes(one))
  const asLong = until === askedUntil
  const command = useCommand(ApproveRequest, onDone)
  return (
    <CommandForm
      {...command}
      submit={t('approve.do')}
      ready={categories.length > 0 && purposes.length > 0 && until !== ''}
      onSubmit={() =>
        void command.give({
          request: item.id,
          owner: member,
          categories,
          purposes,
          until: asLong ? null : endOf(until),
        })
      }
    >
      <p className="quiet">{t('approve.text')}</p>
      <Notice>
        <p>{t('approve.consent')}</p>
        {item.case !== null && (
          <PageLink to="/case" kept={{ caseId: item.case.id, part: 'desk' }}>
            {inbox('toDesk')}
          </PageLink>
        )}
      </Notice>
      <Checks
        legend={t('purposes')}
        options={asked.purposes.map(id => ({ id, name: word('Purpose', id) }))}
        chosen={purposes}
        onChange={chosen => setPurposes(asked.purposes.filter(one => chosen.includes(one)))}
      />
      <Checks
        legend={t('categories')}
        options={offered.map(id => ({ id, name: word('Category', id) }))}
        chosen={categories}
        onChange={chosen => setNamed(offered.filter(one => chosen.includes(one)))}
      />
      <DayBox label={t('until')} earliest={daysAhead(0)} latest={askedUntil} value={until} onChange={setUntil} />
    </CommandForm>
  )
}
