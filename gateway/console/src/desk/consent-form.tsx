import { isMemberCode, MEMBER_CODES, type Purpose } from '@hub/vocabulary'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type ConsentCollection, type ConsentEffect, type LegalBasis, RecordConsent } from '../generated/operations.ts'
import { Checks } from '../parts/checks.tsx'
import { Choice } from '../parts/choice.tsx'
import { DayBox, LineBox } from '../parts/fields.tsx'
import { useHere } from '../session/here.tsx'
import { useWords } from '../words/use-words.ts'
import { CommandForm } from './command-form.tsx'
import { EvidenceField } from './evidence-field.tsx'
import { CASEWORK, CONSENTABLE, consentableOn, daysAhead, endOf, type PersonalCategory, possibleEnds } from './scope.ts'
import { useCommand } from './use-command.ts'

const RECIPIENTS = [...MEMBER_CODES, 'ANY_MEMBER', 'SECRETARIAT'] as const
const EFFECTS = ['PERMIT', 'DENY'] as const satisfies readonly ConsentEffect[]
const BASES = ['CONSENT', 'VITAL_INTEREST', 'PUBLIC_INTEREST'] as const satisfies readonly LegalBasis[]
const COLLECTIONS = [
  'INTERVIEW',
  'SIGNED_FORM',
  'ONLINE_FORM',
  'TELEPHONE',
  'BY_REPRESENTATIVE',
] as const satisfies readonly ConsentCollection[]

interface ConsentFormProps {
  readonly caseId: string
  readonly categories?: readonly string[]
  readonly onDone: () => void
}

/** Records what the defender allows or forbids. */
export function ConsentForm({ caseId, categories: first = [], onDone }: ConsentFormProps) {
  const t = useTranslations('desk')
  const { session, stance } = useHere()
  const { word } = useWords()
  const [effect, setEffect] = useState<ConsentEffect>('PERMIT')
  const [basis, setBasis] = useState<LegalBasis>('CONSENT')
  const [named, setNamed] = useState<readonly PersonalCategory[]>(() => CONSENTABLE.filter(one => first.includes(one)))
  const [recipients, setRecipients] = useState<readonly (typeof RECIPIENTS)[number][]>([])
  const [purposes, setPurposes] = useState<readonly Purpose[]>(() => CASEWORK.filter(one => one === stance.purpose))
  const [until, setUntil] = useState(() => daysAhead(365))
  const [everywhere, setEverywhere] = useState(false)
  const [collection, setCollection] = useState<ConsentCollection>('INTERVIEW')
  const [language, setLanguage] = useState('')
  const [version, setVersion] = useState('')
  const [evidence, setEvidence] = useState('')
  const [again, setAgain] = useState(true)
  const command = useCommand(RecordConsent, onDone)
  const { member } = session
  if (!isMemberCode(member)) return null
  const permit = effect === 'PERMIT'
  const offered = consentableOn(permit ? basis : null)
  const categories = offered.filter(one => named.includes(one))
  const whole =
    categories.length > 0 && recipients.length > 0 && purposes.length > 0 && language !== '' && version !== ''
  return (
    <CommandForm
      {...command}
      submit={t(`consent.do.${effect}`)}
      ready={whole && evidence !== '' && (!permit || until !== '')}
      onSubmit={() =>
        void command.give({
          caseId,
          owner: member,
          effect,
          categories,
          recipients,
          purposes,
          legalBasis: permit ? basis : null,
          validFrom: permit ? new Date().toISOString() : null,
          validUntil: permit ? endOf(until) : null,
          everywhere,
          collectionMethod: collection,
          noticeLanguage: language,
          noticeVersion: version,
          evidenceSha256: evidence,
          mayContactAgain: again,
        })
      }
    >
      <Choice
        label={t('consent.effect')}
        options={EFFECTS.map(id => ({ id, name: word('ConsentEffect', id) }))}
        value={effect}
        onChange={id => setEffect(EFFECTS.find(one => one === id) ?? effect)}
      />
      {permit && (
        <Choice
          label={t('consent.basis')}
          options={BASES.map(id => ({ id, name: word('LegalBasis', id) }))}
          value={basis}
          onChange={id => setBasis(BASES.find(one => one === id) ?? basis)}
        />
      )}
      <Checks
        legend={t('categories')}
        options={offered.map(id => ({ id, name: word('Category', id) }))}
        chosen={categories}
        onChange={chosen => setNamed(offered.filter(one => chosen.includes(one)))}
      />
      <Checks
        legend={t('consent.recipients')}
        options={RECIPIENTS.map(id => ({
          id,
          name: word('ConsentRecipient', id),
        }))}
        chosen={recipients}
        onChange={chosen => setRecipients(RECIPIENTS.filter(one => chosen.includes(one)))}
      />
      <Checks
        legend={t('purposes')}
        options={CASEWORK.map(id => ({ id, name: word('Purpose', id) }))}
        chosen={purposes}
        onChange={chosen => setPurposes(CASEWORK.filter(one => chosen.includes(one)))}
      />
      {permit && <DayBox label={t('until')} {...possibleEnds()} value={until} onChange={setUntil} />}
      <Choice
        label={t('consent.collection')}
        options={COLLECTIONS.map(id => ({ id, name: word('ConsentCollection', id) }))}
        value={collection}
        onChange={id => setCollection(COLLECTIONS.find(one => one === id) ?? collection)}
      />
      <LineBox label={t('consent.language')} hint={t('consent.languageHint')} value={language} onChange={setLanguage} />
      <LineBox label={t('consent.version')} value={version} onChange={setVersion} />
      <EvidenceField digest={evidence} onChange={setEvidence} />
      <label className="check">
        <input type="checkbox" checked={everywhere} onChange={event => setEverywhere(event.target.checked)} />
        <span>{t(`consent.everywhere.${effect}`)}</span>
      </label>
      <label className="check">
        <input type="checkbox" checked={again} onChange={event => setAgain(event.target.checked)} />
        <span>{t('consent.again')}</span>
      </label>
    </CommandForm>
  )
}
