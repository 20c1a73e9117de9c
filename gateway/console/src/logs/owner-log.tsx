import { useTranslations } from 'use-intl'
import { useHub } from '../hub/use-hub.ts'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loading } from '../parts/loading.tsx'
import { Notice } from '../parts/notice.tsx'
import { useFormat } from '../words/use-format.ts'
import { useWords } from '../words/use-words.ts'
import { type Audit, type AuditQuestion, auditIn, auditOperation } from './audit.ts'
import { CountsTable } from './counts-table.tsx'
import { Entries } from './entries.tsx'

interface OwnerLogProps {
  readonly owner: string
  readonly question: AuditQuestion
}

/** What one owner’s log says of itself. */
export function OwnerLog(props: OwnerLogProps) {
  const operation = auditOperation(props.owner)
  return operation === undefined ? null : <Answered {...props} operation={operation} />
}

type AnsweredProps = OwnerLogProps & { readonly operation: NonNullable<ReturnType<typeof auditOperation>> }

function Answered({ owner, question, operation }: AnsweredProps) {
  const t = useTranslations('logs')
  const { organisation } = useWords()
  const asked = useHub(operation, question)
  if (asked.isPending) return <Loading />
  if (asked.isError) return <Failure error={asked.error} retry={() => asked.refetch()} />
  const audit = auditIn(owner, asked.data.data)
  if (audit === null) {
    const down = asked.data.release.unavailable.length > 0
    return <Empty title={down ? t('down', { owner: organisation(owner) }) : t('noAnswer')} />
  }
  return (
    <div className="log">
      <Seal audit={audit} />
      <CountsTable counts={audit.counts ?? []} />
      <Entries owner={owner} question={question} checkpoint={audit.checkpoint} />
    </div>
  )
}

/** How far the log is signed and cosigned, and whether this owner found another’s log rewritten. */
function Seal({ audit: { checkpoint, disputes } }: { readonly audit: Audit }) {
  const t = useTranslations('logs')
  const { organisation, list } = useWords()
  const { moment, number } = useFormat()
  const cosigners = (checkpoint?.cosignatures ?? []).map(({ cosigner }) => organisation(cosigner ?? ''))
  return (
    <section className="log-list" aria-labelledby="seal-title">
      <h2 id="seal-title">{t('seal')}</h2>
      {checkpoint === null ? (
        <Notice>{t('noCheckpoint')}</Notice>
      ) : (
        <Notice look="good" icon="check">
          <p>{t('checkpoint', { size: number(checkpoint.size ?? 0), cosigners: list(cosigners) })}</p>
          <p className="small figures log-root">
            {t('root')} <bdi>{checkpoint.root}</bdi>
          </p>
        </Notice>
      )}
      {(disputes ?? []).map(dispute => (
        <Notice key={`${dispute.log} ${dispute.at}`} look="warning">
          <p>
            <strong>{t('dispute', { log: organisation(dispute.log ?? '') })}</strong>
          </p>
          <p>
            {dispute.at !== null && moment(dispute.at)} · {dispute.reason}
          </p>
        </Notice>
      ))}
    </section>
  )
}
