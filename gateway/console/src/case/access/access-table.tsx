import type { Purpose } from '@hub/vocabulary'
import { Button } from 'react-aria-components/Button'
import { DialogTrigger } from 'react-aria-components/Dialog'
import { useTranslations } from 'use-intl'
import type { ROOMS } from '../../generated/rooms.ts'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/use-words.ts'
import { type Explanation, useExplained } from './explanation.ts'
import { WhyDialog } from './why-dialog.tsx'

interface AccessTableProps {
  readonly id: string
  readonly room: (typeof ROOMS)[number]
  readonly purpose: Purpose
}

/** What it is about by whom it is for; each cell tells why. */
export function AccessTable({ id, room, purpose }: AccessTableProps) {
  const t = useTranslations('access')
  const { word, organisation, list } = useWords()
  const columns = useExplained(room.member, id, purpose)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className="table-box" aria-label={t('table')} tabIndex={0}>
      <table className="table access-table" aria-busy={columns.some(({ pending }) => pending)}>
        <caption className="visually-hidden">{t('table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('about')}</th>
            {columns.map(({ recipient }) => (
              <th key={recipient.member} scope="col">
                {organisation(recipient.member)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {room.explained.map(({ alias, categories }) => {
            const about = list(categories.map(code => word('Category', code)))
            return (
              <tr key={alias}>
                <th scope="row">{about}</th>
                {columns.map(({ recipient, explained, pending }) => (
                  <td key={recipient.member}>
                    {pending ? (
                      <span className="skeleton" />
                    ) : (
                      <AccessCell
                        about={about}
                        recipient={organisation(recipient.member)}
                        explanation={explained?.[alias] ?? null}
                      />
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

interface AccessCellProps {
  readonly about: string
  readonly recipient: string
  readonly explanation: Explanation | null
}

function AccessCell({ about, recipient, explanation }: AccessCellProps) {
  const t = useTranslations('access')
  const { word } = useWords()
  if (explanation === null || explanation.released === null) return <span className="quiet">{t('failed')}</span>
  const { released, reason } = explanation
  const verdict = released ? t('yes') : word('Reason', reason ?? '')
  return (
    <DialogTrigger>
      <Button className="access-cell" data-released={released} aria-label={`${verdict}: ${about}, ${recipient}`}>
        <Icon name={released ? 'check' : 'lock'} />
        <span>{verdict}</span>
      </Button>
      <WhyDialog title={t('whyTitle', { categories: about, recipient })} explanation={explanation} />
    </DialogTrigger>
  )
}
