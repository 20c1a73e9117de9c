import { useTranslations } from 'use-intl'
import type { EmergencyAccessQuery } from '../../generated/operations.ts'
import { memberOperation } from '../../hub/member-operation.ts'
import { useHubPages } from '../../hub/use-hub.ts'
import { Action } from '../../parts/action.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Loading } from '../../parts/loading.tsx'
import { AccessEntry } from './access-entry.tsx'
import { grouped } from './grouped.ts'

type AccessPage = NonNullable<NonNullable<EmergencyAccessQuery['case']>['emergencyAccess']>

/** One request as a member’s log has it; the same at every member. */
export type CaseAccessEntry = NonNullable<AccessPage['entries']>[number]

interface Answered {
  readonly case: Readonly<Record<string, unknown>> | null
}

interface Asked {
  readonly id: string
  readonly after?: string | null
}

interface AccessesProps {
  readonly caseId: string
  readonly member: string
}

/** Every request that the member answered about the case, the latest first. */
export function Accesses(props: AccessesProps) {
  const operation = memberOperation<Answered, Asked>(props.member, 'Access')
  return operation === undefined ? null : <Listed {...props} operation={operation} />
}

type ListedProps = AccessesProps & {
  readonly operation: NonNullable<ReturnType<typeof memberOperation<Answered, Asked>>>
}

function Listed({ caseId, member, operation }: ListedProps) {
  const t = useTranslations('log')
  const pageOf = ({ case: found }: Answered) => (found?.[`${member}Access`] ?? null) as AccessPage | null
  const list = useHubPages(operation, { id: caseId }, data => pageOf(data)?.next ?? null)
  if (list.isPending) return <Loading />
  if (list.isError) return <Failure error={list.error} retry={() => list.refetch()} />
  const entries = list.data.pages.flatMap(page => pageOf(page.data)?.entries ?? [])
  if (entries.length === 0) return <Empty title={t('none')} />
  return (
    <section className="log-list" aria-labelledby="accesses-title">
      <h2 id="accesses-title">{t('accesses')}</h2>
      <ol className="room">
        {grouped(entries).map(group => (
          <AccessEntry
            key={`${group.entry.requestId} ${group.entry.at}`}
            group={group}
            own={group.entry.member === member}
          />
        ))}
      </ol>
      {list.hasNextPage && (
        <Action onPress={() => void list.fetchNextPage()} isDisabled={list.isFetchingNextPage}>
          {t('more')}
        </Action>
      )}
    </section>
  )
}
