import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Action } from '../parts/action.tsx'
import { Icon } from '../parts/icon.tsx'
import { PageLink } from '../parts/page-link.tsx'
import { StatusMark } from '../parts/status-mark.tsx'
import { useFormat } from '../words/use-format.ts'
import { useWords } from '../words/use-words.ts'
import type { OpenCase } from './open-case.ts'

/** What the registry says of a case. */
export function CaseHead({ open: { view } }: { readonly open: OpenCase }) {
  const t = useTranslations('case')
  const { word, organisation, list } = useWords()
  const { day } = useFormat()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    // A browser may refuse it; then the reference is still there to be marked and copied.
    const written = await navigator.clipboard.writeText(view.reference).then(
      () => true,
      () => false,
    )
    setCopied(written)
  }
  return (
    <header className="case-top">
      <PageLink to="/cases" className="back">
        <Icon name="back" />
        {t('back')}
      </PageLink>
      <div className="case-title">
        <h1>
          <span className="visually-hidden">{t('title')} </span>
          <span className="reference">{view.reference}</span>
        </h1>
        <div className="case-tools">
          <Action look="quiet" onPress={() => void copy()}>
            <Icon name={copied ? 'check' : 'copy'} />
            <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
          </Action>
          <Action look="quiet" onPress={() => print()}>
            <Icon name="print" />
            {t('print')}
          </Action>
        </div>
      </div>
      <p className="case-facts">
        <span>{word('SubjectKind', view.subjectKind)}</span>
        {view.status !== null && <StatusMark status={view.status} />}
        {view.openedOn !== null && <span>{t('opened', { date: day(view.openedOn) })}</span>}
        {view.holders !== null && <span>{t('helpers', { members: list(view.holders.map(organisation)) })}</span>}
      </p>
    </header>
  )
}
