import { useTranslations } from 'use-intl'
import type { DeskQuery } from '../generated/operations.ts'
import { PageLink } from '../parts/page-link.tsx'
import { useHere } from '../session/here.tsx'
import { useFormat } from '../words/use-format.ts'
import { useWords } from '../words/use-words.ts'
import { ItemActions } from './item-actions.tsx'
import { ItemText } from './item-text.tsx'

export type Item = NonNullable<NonNullable<DeskQuery['desk']>['nodes']>[number]

interface ItemCardProps {
  readonly item: Item
  /** A case was opened by accepting. */
  readonly onAccepted: (caseId: string) => void
}

/** One envelope: what is asked, by whom, for what, and what can be answered. */
export function ItemCard({ item, onAccepted }: ItemCardProps) {
  const t = useTranslations('inbox')
  const { session } = useHere()
  const { word, organisation, list } = useWords()
  const { moment } = useFormat()
  const from = item.sender === null ? t('hub') : organisation(item.sender)
  const to = item.recipient === null ? t('unknown') : organisation(item.recipient)
  const mine = item.sender === session.member
  const title = item.notice === null ? word('DeskItemKind', item.kind) : word('DeskNotice', item.notice)
  return (
    <article className="item card" data-member={mine ? item.recipient : item.sender}>
      <div className="item-head">
        <h2>{title}</h2>
        <span className="item-state" data-state={item.state}>
          {word('DeskItemState', item.state)}
        </span>
      </div>
      <p className="quiet">
        {mine ? t('to', { member: to }) : t('from', { member: from })} ·{' '}
        <span className="figures">{moment(item.sentAt)}</span>
      </p>
      {item.case !== null && (
        <p>
          <PageLink to="/case" kept={{ caseId: item.case.id }}>
            {item.case.reference === null ? t('openCase') : <span className="reference">{item.case.reference}</span>}
          </PageLink>
        </p>
      )}
      <dl className="facts">
        <Fact
          name={t('about')}
          value={list((item.granted ?? item.categories ?? []).map(one => word('Category', one)))}
        />
        <Fact name={t('for')} value={list((item.purposes ?? []).map(one => word('Purpose', one)))} />
        <Fact name={t('until')} value={item.expiresAt === null ? '' : moment(item.expiresAt)} />
        <Fact name={t('answered')} value={item.answeredAt === null ? '' : moment(item.answeredAt)} />
      </dl>
      {item.hasText && !mine && <ItemText item={item} />}
      <ItemActions item={item} mine={mine} onAccepted={onAccepted} />
    </article>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  if (value === '') return null
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
