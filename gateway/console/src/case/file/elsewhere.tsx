import { useTranslations } from 'use-intl'
import { openPurposeChoice } from '../../frame/purpose-choice.ts'
import { ROOMS } from '../../generated/rooms.ts'
import type { Withheld } from '../../hub/report.ts'
import { Action } from '../../parts/action.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/use-words.ts'
import type { OpenCase } from '../open-case.ts'
import type { FieldShape } from '../shape.ts'

/** What nobody was asked for: it follows from role and purpose, and says nothing of this case. */
export function Elsewhere({ open }: { readonly open: OpenCase }) {
  const t = useTranslations('case')
  const withheld = useTranslations('withheld.do')
  const { word, list } = useWords()
  const pruned = open.release.withheld.filter(({ cases }) => cases === undefined)
  if (pruned.length === 0) return null
  const about = (reason: string) => {
    const codes = categoriesOf(pruned.filter(entry => (entry.reason === 'ROLE_NOT_COVERED') === (reason === 'ROLE')))
    return list(codes.map(code => word('Category', code)))
  }
  const byPurpose = about('PURPOSE')
  const byRole = about('ROLE')
  return (
    <details className="elsewhere">
      <summary>
        <Icon name="next" />
        {t('elsewhere')}
      </summary>
      <p className="quiet">{t('elsewhereText')}</p>
      <dl className="elsewhere-lists">
        {byPurpose !== '' && (
          <>
            <dt>{t('elsewherePurpose')}</dt>
            <dd>
              {byPurpose}
              <Action look="quiet" onPress={openPurposeChoice}>
                {withheld('CHANGE_PURPOSE')}
              </Action>
            </dd>
          </>
        )}
        {byRole !== '' && (
          <>
            <dt>{t('elsewhereRole')}</dt>
            <dd>{byRole}</dd>
          </>
        )}
      </dl>
    </details>
  )
}

function categoriesOf(entries: readonly Withheld[]): string[] {
  const wanted = new Set(entries.map(({ field }) => field))
  const found = new Set<string>()
  const visit = (type: string, fields: readonly FieldShape[]): void => {
    for (const field of fields) {
      if (wanted.has(`${type}.${field.name}`)) for (const category of field.categories) found.add(category)
      visit(field.type, field.fields ?? [])
    }
  }
  for (const room of ROOMS) visit(room.type, room.fields)
  return [...found]
}
