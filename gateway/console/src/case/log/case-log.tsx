import { useTranslations } from 'use-intl'
import { useHere } from '../../session/here.tsx'
import { useWords } from '../../words/use-words.ts'
import { Accesses } from './accesses.tsx'
import { Disclosures } from './disclosures.tsx'

/** Who asked the officer’s own member about a case, and what it told others: for its data protection officer. */
export function CaseLog({ caseId }: { readonly caseId: string }) {
  const t = useTranslations('log')
  const { session } = useHere()
  const { organisation } = useWords()
  return (
    <div className="log">
      <p className="lead">{t('intro', { member: organisation(session.member) })}</p>
      <Accesses caseId={caseId} member={session.member} />
      <Disclosures caseId={caseId} member={session.member} />
    </div>
  )
}
