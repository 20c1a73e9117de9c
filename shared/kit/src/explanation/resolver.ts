import { explanationField, fieldOfMember, withExplanation } from '@hub/classification'
import type { Owner } from '@hub/vocabulary'
import type { Kysely } from 'kysely'
import type { ServedContext } from '../context.ts'
import { recordedConsents } from '../desk/consents.ts'
import { deskTexts } from '../desk/texts.ts'
import { CASE } from '../guard/case.ts'
import type { ResolverMap } from '../owner.ts'
import type { ExplainedField, ExplanationQuestion } from './explainer.ts'

/**
 * An owner's SDL and resolvers with what explains its decisions, where it is a member that knows cases. The guard lets
 * the resolver run only under a decision that opens the release log; a case that may not be explained has no ledger here.
 */
export function explaining(
  owner: Owner,
  sdl: string,
  resolvers: ResolverMap,
  db: Kysely<never>,
): [sdl: string, resolvers: ResolverMap] {
  const complete = withExplanation(owner, sdl)
  if (complete === sdl) return [sdl, resolvers]
  const own = new Map<string, object>(Object.entries(resolvers))
  const ofCase = {
    ...own.get(CASE),
    [explanationField(owner)]: explainCase,
    [fieldOfMember(owner, 'consents')]: consents,
  }
  const { deskText, breakGlassJustification } = deskTexts(owner, db)
  const query = {
    ...own.get('Query'),
    [fieldOfMember(owner, 'deskText')]: deskText,
    [fieldOfMember(owner, 'breakGlassJustification')]: breakGlassJustification,
  }
  return [complete, { ...resolvers, [CASE]: ofCase, Query: query }]
}

function consents(parent: object, { which }: { readonly which: 'IN_FORCE' | 'ALL' }, { release }: ServedContext) {
  const ledger = release.ledgerOf(parent)
  return ledger === undefined ? null : recordedConsents(ledger, which === 'ALL')
}

function explainCase(
  parent: object,
  question: ExplanationQuestion,
  { release, explain }: ServedContext,
): ExplainedField | null {
  const ledger = release.ledgerOf(parent)
  return ledger === undefined ? null : explain(ledger, question)
}
