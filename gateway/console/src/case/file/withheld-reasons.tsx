import { useMessages, useTranslations } from 'use-intl'
import type { Withheld } from '../../hub/report.ts'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/use-words.ts'
import type { FieldShape, RoomShape } from '../shape.ts'
import { NextStep } from './next-step.tsx'

interface WithheldReasonsProps {
  readonly shape: RoomShape
  readonly withheld: readonly Withheld[]
}

/** What a section withholds for this case, by reason: a sentence why, and the next step. */
export function WithheldReasons({ shape, withheld }: WithheldReasonsProps) {
  const t = useTranslations('withheld')
  const { field: nameOf, list } = useWords()
  const reasons: Readonly<Record<string, string>> = useMessages().withheld.why
  const decided = withheld.filter(entry => entry.cases !== undefined)
  if (decided.length === 0) return null
  const groups = Map.groupBy(decided, ({ reason, remedy }) => `${reason} ${remedy}`)
  return (
    <aside className="reasons" aria-label={t('here')}>
      <ul>
        {[...groups].map(([key, entries]) => {
          const [first] = entries
          if (first === undefined) return null
          const names = namesOf(entries, shape, nameOf, list)
          return (
            <li key={key} className="reason">
              <Icon name="lock" />
              <div>
                <p>
                  <strong>{list(names)}</strong>
                </p>
                <p>
                  {reasons[first.reason] ?? first.reason} {t(`next.${first.remedy}`)}
                </p>
                <NextStep
                  remedy={first.remedy}
                  member={shape.member}
                  caseId={first.cases?.[0]}
                  categories={categoriesOf(shape.type, shape.fields, entries)}
                />
              </div>
            </li>
          )
        })}
      </ul>
    </aside>
  )
}

type NameOf = (type: string, name: string) => string

/** What is withheld, by name; parts of an object or list stand behind it: Threats (description). */
function namesOf(
  entries: readonly Withheld[],
  shape: RoomShape,
  nameOf: NameOf,
  list: (items: readonly string[]) => string,
): string[] {
  const own: string[] = []
  const parts = new Map<string, string[]>()
  for (const { field } of entries) {
    const [type = '', name = ''] = field.split('.')
    const holder = type === shape.type ? undefined : holderOf(type, shape.type, shape.fields)
    if (holder === undefined) own.push(nameOf(type, name))
    else {
      const key = nameOf(holder.type, holder.name)
      parts.set(key, [...(parts.get(key) ?? []), nameOf(type, name)])
    }
  }
  return [...new Set(own), ...[...parts].map(([holder, names]) => `${holder} (${list(names)})`)]
}

/** The field that leads to a type. */
function holderOf(
  wanted: string,
  type: string,
  fields: readonly FieldShape[],
): { readonly type: string; readonly name: string } | undefined {
  for (const field of fields) {
    if (field.type === wanted) return { type, name: field.name }
    const below = field.fields && holderOf(wanted, field.type, field.fields)
    if (below) return below
  }
  return undefined
}

/** What the withheld fields are about: that is what access, or consent, is asked for. */
function categoriesOf(type: string, fields: readonly FieldShape[], entries: readonly Withheld[]): string[] {
  const found = fields.flatMap(field => [
    ...(entries.some(entry => entry.field === `${type}.${field.name}`) ? field.categories : []),
    ...categoriesOf(field.type, field.fields ?? [], entries),
  ])
  return [...new Set(found)]
}
