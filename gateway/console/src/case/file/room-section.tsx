import { useTranslations } from 'use-intl'
import type { Withheld } from '../../hub/report.ts'
import { Action } from '../../parts/action.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useWords } from '../../words/use-words.ts'
import type { Values } from '../open-case.ts'
import type { RoomShape } from '../shape.ts'
import { FieldFact } from './field-fact.tsx'
import { inOrder } from './in-order.ts'
import type { RoomState } from './rooms-to-show.ts'
import { WithheldReasons } from './withheld-reasons.tsx'

interface RoomSectionProps {
  readonly shape: RoomShape
  readonly state: RoomState
  readonly values: Values | null
  /** Of this member alone. */
  readonly withheld: readonly Withheld[]
  readonly again: () => void
}

/** One member’s part of the case. */
export function RoomSection({ shape, state, values, withheld, again }: RoomSectionProps) {
  const t = useTranslations('case')
  const states = useTranslations('states')
  const { organisation } = useWords()
  const name = organisation(shape.member)
  return (
    <section
      className="room"
      id={`room-${shape.member}`}
      data-member={shape.member}
      aria-labelledby={`head-${shape.member}`}
    >
      <h2 id={`head-${shape.member}`}>
        <span className="room-dot" aria-hidden="true" />
        {name}
      </h2>
      {state === 'down' && (
        <Notice look="warning" icon="cloud">
          <p>
            <strong>{t('down', { member: name })}</strong>
          </p>
          <p>{t('downText')}</p>
          <Action onPress={again}>{states('retry')}</Action>
        </Notice>
      )}
      {state === 'closed' && <p className="room-closed">{t('closed', { member: name })}</p>}
      {values !== null && (
        <div className="facts">
          {inOrder(shape.fields).map(field => (
            <FieldFact
              key={field.name}
              type={shape.type}
              field={field}
              value={values[field.name]}
              withheld={withheld}
            />
          ))}
        </div>
      )}
      {state !== 'down' && <WithheldReasons shape={shape} withheld={withheld} />}
    </section>
  )
}
