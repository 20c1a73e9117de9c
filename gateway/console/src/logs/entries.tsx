import { useTranslations } from 'use-intl'
import { useHubPages } from '../hub/use-hub.ts'
import { Action } from '../parts/action.tsx'
import { Failure } from '../parts/failure.tsx'
import { Icon } from '../parts/icon.tsx'
import { Loading } from '../parts/loading.tsx'
import { saveFile } from '../parts/save-file.ts'
import { type AuditCheckpoint, type AuditQuestion, entriesIn, entriesOperation } from './audit.ts'
import { EntryLine } from './entry-line.tsx'

interface EntriesProps {
  readonly owner: string
  readonly question: AuditQuestion
  readonly checkpoint: AuditCheckpoint | null
}

/** The entries of a log, the latest first, each held against the checkpoint; and all of them as a file. */
export function Entries(props: EntriesProps) {
  const operation = entriesOperation(props.owner)
  return operation === undefined ? null : <Listed {...props} operation={operation} />
}

type ListedProps = EntriesProps & { readonly operation: NonNullable<ReturnType<typeof entriesOperation>> }

function Listed({ owner, question, checkpoint, operation }: ListedProps) {
  const t = useTranslations('logs')
  const list = useHubPages(operation, question, data => entriesIn(owner, data)?.next ?? null)
  if (list.isPending) return <Loading />
  if (list.isError) return <Failure error={list.error} retry={() => list.refetch()} />
  const entries = list.data.pages.flatMap(page => entriesIn(owner, page.data)?.entries ?? [])
  const save = () =>
    saveFile({
      fileName: `log-${owner}-${question.from}-${question.until}.json`,
      mediaType: 'application/json',
      content: JSON.stringify({ owner, checkpoint, entries }, null, 2),
    })
  return (
    <section className="log-list" aria-labelledby="entries-title">
      <h2 id="entries-title">{t('entries')}</h2>
      <p className="quiet">{t('entriesText')}</p>
      {entries.length === 0 ? (
        <p className="nothing">{t('noEntries')}</p>
      ) : (
        <ol className="room">
          {entries.map(entry => (
            <EntryLine key={entry.index} entry={entry} checkpoint={checkpoint} />
          ))}
        </ol>
      )}
      <div className="item-actions">
        {list.hasNextPage && (
          <Action onPress={() => void list.fetchNextPage()} isDisabled={list.isFetchingNextPage}>
            {t('more')}
          </Action>
        )}
        {entries.length > 0 && (
          <Action onPress={save}>
            <Icon name="down" />
            {t('save')}
          </Action>
        )}
      </div>
    </section>
  )
}
