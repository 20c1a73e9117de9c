import { useMessages, useTranslations } from 'use-intl'
import { Sheet } from '../../parts/sheet.tsx'
import { useWords } from '../../words/use-words.ts'
import type { Explanation, Way } from './explanation.ts'

/** Where a decision comes from: relations, directives, policies. Never the value. */
export function WhyDialog({ title, explanation }: { readonly title: string; readonly explanation: Explanation }) {
  const t = useTranslations('access')
  const { word } = useWords()
  const why: Readonly<Record<string, string>> = useMessages().withheld.why
  const { released, reason, ways, directives } = explanation
  return (
    <Sheet title={title}>
      <p className="verdict" data-released={released}>
        <strong>{released === true ? t('yes') : t('no')}</strong>
        {reason !== null && <span> {why[reason] ?? reason}</span>}
      </p>
      <h3>{t('relations')}</h3>
      <ul className="plain-list">
        {(ways ?? []).map(way => (
          <WayLine key={`${way.relation} ${way.state}`} way={way} />
        ))}
      </ul>
      <h3>{t('directives')}</h3>
      {(directives ?? []).length === 0 ? (
        <p className="quiet">{t('noDirectives')}</p>
      ) : (
        <ul className="plain-list">
          {(directives ?? []).map(({ id, says }) => (
            <li key={id}>
              {t('directive', { id: (id ?? '').slice(0, 8), says: word('DirectiveVerdict', says ?? '') })}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

function WayLine({ way }: { readonly way: Way }) {
  const t = useTranslations('access')
  const { word } = useWords()
  const policies = [...new Set((way.terms ?? []).flatMap(term => term.policies ?? []))]
  return (
    <li>
      <p>
        {word('Relation', way.relation ?? '')}: {word('WayState', way.state ?? '')}
      </p>
      <ul className="chips">
        {(way.terms ?? []).map(({ category, condition, opened }) => (
          <li key={category} className="chip" data-opened={opened}>
            {word('Category', category ?? '')}: {word('ReleaseCondition', condition ?? '')}
          </li>
        ))}
      </ul>
      {policies.length > 0 && (
        <p className="quiet small">
          {t('policies')}: {policies.join(', ')}
        </p>
      )}
    </li>
  )
}
