import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ROOMS } from '../../generated/rooms.ts'
import { Choice } from '../../parts/choice.tsx'
import { Empty } from '../../parts/empty.tsx'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'
import { FieldValue } from '../file/field-value.tsx'
import type { OpenCase } from '../open-case.ts'
import { type CaseEvent, eventsOf } from './events.ts'

const ALL = 'ALL'

/** What happened, whoever recorded it, the latest first. */
export function CaseTimeline({ open }: { readonly open: OpenCase }) {
  const t = useTranslations('timeline')
  const { organisation } = useWords()
  const { year } = useFormat()
  const [member, setMember] = useState(ALL)
  const all = eventsOf(open, ROOMS)
  const { openedOn } = open.view
  if (all.length === 0 && openedOn === null) return <Empty title={t('none')} />
  const members = [...new Set(all.map(event => event.member))]
  const events = member === ALL ? all : all.filter(event => event.member === member)
  const years = Map.groupBy(events, ({ on }) => on.slice(0, 4))
  const today = new Date().toISOString().slice(0, 10)
  return (
    <section className="timeline" aria-labelledby="timeline-title">
      <div className="timeline-head">
        <h2 id="timeline-title">{t('title')}</h2>
        {members.length > 1 && (
          <Choice
            label={t('filter')}
            options={[{ id: ALL, name: t('all') }, ...members.map(id => ({ id, name: organisation(id) }))]}
            value={member}
            onChange={setMember}
          />
        )}
      </div>
      {[...years].map(([key, inYear]) => (
        <section key={key} className="timeline-year">
          <h3 className="figures">{year(`${key}-01-01`)}</h3>
          <ol>
            {inYear.map(event => (
              <Event key={keyOf(event, inYear)} event={event} ahead={event.on > today} />
            ))}
          </ol>
        </section>
      ))}
      {openedOn !== null && <Opened on={openedOn} />}
    </section>
  )
}

function keyOf(event: CaseEvent, among: readonly CaseEvent[]): string {
  return `${event.on} ${event.member} ${event.what.field} ${among.indexOf(event)}`
}

function Event({ event, ahead }: { readonly event: CaseEvent; readonly ahead: boolean }) {
  const t = useTranslations('timeline')
  const { field, organisation } = useWords()
  const { day } = useFormat()
  const { on, member, of, what, detail } = event
  return (
    <li className="event" data-member={member} data-ahead={ahead}>
      <time dateTime={on} className="figures">
        {day(on)}
      </time>
      <div>
        <p className="event-what">
          {detail !== null ? (
            <FieldValue type={what.type} field={detail.field} value={detail.value} />
          ) : (
            field(of.type, of.field)
          )}
        </p>
        <p className="quiet small">
          {organisation(member)} · {field(of.type, of.field)} · {field(what.type, what.field)}
          {ahead && <span className="event-ahead">{t('ahead')}</span>}
        </p>
      </div>
    </li>
  )
}

function Opened({ on }: { readonly on: string }) {
  const t = useTranslations('timeline')
  const { day } = useFormat()
  return (
    <p className="event event-opened">
      <time dateTime={on} className="figures">
        {day(on)}
      </time>
      <span>{t('opened')}</span>
    </p>
  )
}
