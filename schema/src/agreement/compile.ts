import type { Deciders, DecisionTable } from '@hub/decision'
import type { Owner } from '@hub/vocabulary'
import { prepare } from './ask.ts'
import { digestOf } from './digest.ts'
import { evaluate, type Progress } from './evaluate.ts'
import { idle, uneven } from './judge.ts'
import { duplicates, type Policy, readPolicies } from './policies.ts'
import { refuse } from './problem.ts'
import type { Sources } from './repository.ts'
import type { Source } from './source.ts'
import { narrowedTerms, readTerms, type Terms } from './terms.ts'
import { validatePolicies } from './validate.ts'
import { readWords, type Words } from './words.ts'

/** Everything that is compiled of a repository. */
export interface Compiled {
  readonly agreement: Agreement
  /** Owners that have policies of their own. */
  readonly owners: readonly CompiledOwner[]
}

export interface CompiledOwner {
  readonly owner: Owner
  /** Relative to the root. */
  readonly folder: string
  readonly policies: readonly Policy[]
  readonly table: CompiledTable
}

/** The consortium's policies and terms, read and valid, and the words that they are written in. */
export interface ReadAgreement {
  readonly words: Words
  readonly terms: Terms
  readonly policies: readonly Policy[]
}

/** The consortium's agreement, compiled; owners' policies are compiled on top of it. */
export interface Agreement extends ReadAgreement {
  readonly table: CompiledTable
}

/** A table that knows which policies made it what it is. */
export type CompiledTable = DecisionTable & { readonly deciders: Deciders }

/**
 * Compiles the agreement and the policies of every owner that has some. Reads all of them before it asks Cedar about
 * any, so that what is wrong with one is told at once.
 *
 * @param report told the name of what is being compiled, and how far it is
 * @throws AgreementError
 */
export function compileSources(sources: Sources, report: (name: string) => Progress = () => () => {}): Compiled {
  const read = readAgreement(sources.words, sources.agreement.terms, sources.agreement.policies)
  const owners = sources.owners.map(({ policies, terms, ...one }) => ({
    ...one,
    policies: readOwner(read, policies),
    terms: narrowedTerms(read.terms, terms),
  }))
  const table = tableOf(read, read.policies, report('agreement'))
  return {
    agreement: { ...read, table },
    owners: owners.map(({ terms, ...one }) => {
      if (one.policies.length === 0) return { ...one, table: withTerms(read, table, terms) }
      const policies = [...read.policies, ...one.policies]
      return { ...one, table: tableOf({ ...read, terms, policies }, one.policies, report(one.owner)) }
    }),
  }
}

/**
 * Compiles the consortium's policies into a decision table. Pure: reads and writes no file.
 *
 * @throws AgreementError, one line for each problem
 */
export function compileAgreement(
  schema: Source,
  terms: Source,
  sources: readonly Source[],
  progress?: Progress,
): Agreement {
  const read = readAgreement(schema, terms, sources)
  return { ...read, table: tableOf(read, read.policies, progress) }
}

/**
 * Compiles the agreement together with one owner's own policies. These may only forbid, so that they can only narrow.
 *
 * @throws AgreementError
 */
export function compileOwner(agreement: ReadAgreement, sources: readonly Source[], progress?: Progress): CompiledTable {
  const own = readOwner(agreement, sources)
  return tableOf({ ...agreement, policies: [...agreement.policies, ...own] }, own, progress)
}

function readAgreement(schema: Source, terms: Source, sources: readonly Source[]): ReadAgreement {
  const words = readWords(schema)
  const policies = readPolicies(sources)
  validatePolicies(words, policies)
  return { words, terms: readTerms(terms), policies }
}

function readOwner(agreement: ReadAgreement, sources: readonly Source[]): readonly Policy[] {
  const own = readPolicies(sources)
  refuse(
    own
      .filter(policy => policy.effect !== 'forbid')
      .map(({ place, id }) => `${place} policy \`${id}\`: an owner's own policy may only forbid`),
  )
  const policies = [...agreement.policies, ...own]
  refuse(duplicates(policies))
  validatePolicies(agreement.words, policies)
  return own
}

/** The agreement for an owner that has terms and no policies of its own: every cell is the same. */
function withTerms({ words, policies }: ReadAgreement, table: CompiledTable, terms: Terms): CompiledTable {
  return { ...table, ...terms, digest: digestOf(words, policies, terms) }
}

/** @param judged the policies that must have a say; an owner's own may silence those of the agreement */
function tableOf(
  { words, terms, policies }: ReadAgreement,
  judged: readonly Policy[],
  progress: Progress | undefined,
): CompiledTable {
  const ask = prepare(words, policies)
  const evaluation = evaluate(ask, progress)
  refuse([...idle(judged, evaluation), ...uneven(ask, evaluation)])
  const { free, ifConsented, deciders } = evaluation
  return { digest: digestOf(words, policies, terms), ...terms, free, ifConsented, deciders }
}
