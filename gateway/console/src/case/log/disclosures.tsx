import { useTranslations } from 'use-intl'
import type { EmergencyDisclosuresQuery } from '../../generated/operations.ts'
import { memberOperation } from '../../hub/member-operation.ts'
import { useHub } from '../../hub/use-hub.ts'
import { Failure } from '../../parts/failure.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'

interface DisclosuresProps {
  readonly caseId: string
  readonly member: string
}

interface Answered {
  readonly case: Readonly<Record<string, unknown>> | null
}

/** What is told to others, month by month: the member’s own words, the same at every member. */
type Disclosure = NonNullable<NonNullable<EmergencyDisclosuresQuery['case']>['emergencyDisclosures']>[number]

/** What the member told others, coarsely enough to be carried through a checkpoint: for the defender who asks. */
export function Disclosures(props: DisclosuresProps) {
  const operation = memberOperation<Answered, { readonly id: string }>(props.member, 'Disclosures')
  return operation === undefined ? null : <Told {...props} operation={operation} />
}

type ToldProps = DisclosuresProps & {
  readonly operation: NonNullable<ReturnType<typeof memberOperation<Answered, { readonly id: string }>>>
}

function Told({ caseId, member, operation }: ToldProps) {
  const t = useTranslations('log')
  const { word, list } = useWords()
  const { month, number } = useFormat()
  const asked = useHub(operation, { id: caseId })
  if (asked.isPending) return <Loading />
  if (asked.isError) return <Failure error={asked.error} retry={() => asked.refetch()} />
  const told = (asked.data.data.case?.[`${member}Disclosures`] ?? []) as readonly Disclosure[]
  return (
    <div className="log-list">
      <h2>{t('disclosures')}</h2>
      <p className="quiet">{t('disclosuresText')}</p>
      {told.length === 0 ? (
        <p className="nothing">{t('noDisclosures')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        <section className="table-box" aria-label={t('disclosures')} tabIndex={0}>
          <table className="table">
            <caption className="visually-hidden">{t('disclosures')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('month')}</th>
                <th scope="col">{t('recipient')}</th>
                <th scope="col">{t('purpose')}</th>
                <th scope="col">{t('about')}</th>
                <th scope="col" className="number">
                  {t('times')}
                </th>
              </tr>
            </thead>
            <tbody>
              {told.map(one => (
                <tr key={`${one.month} ${one.recipient} ${one.purpose} ${one.categories}`}>
                  <th scope="row">{month(one.month ?? '')}</th>
                  <td>{word('DisclosureRecipient', (one.recipient ?? '').replaceAll(' ', '_'))}</td>
                  <td>{word('Purpose', one.purpose ?? '')}</td>
                  <td>{list((one.categories ?? []).map(category => word('Category', category)))}</td>
                  <td className="number">{number(one.times ?? 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}
