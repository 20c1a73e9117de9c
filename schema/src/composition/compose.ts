import { composeServices } from '@apollo/composition'
import {
  ClassificationError,
  classifyDocument,
  ownersOf,
  withAudit,
  withExplanation,
  withHeader,
} from '@hub/classification'
import { type DocumentNode, GraphQLError, parse, printSchema } from 'graphql'
import { admit, type Submission } from '../admission/admit.ts'
import { AdmissionError, type Refusal } from '../admission/rule.ts'
import { PATHS } from '../paths.ts'
import { compareClassifications } from './compare.ts'

/** What the members' schemas make together, as text. The same submissions give the same bytes. */
export interface Composition {
  /** For the gateway: with classifications and owners. */
  readonly supergraph: string
  /** For clients: what can be asked, without directives. */
  readonly api: string
}

/** Admits these members and composes them. @throws AdmissionError naming every refusal. */
export function compose(submissions: readonly Submission[]): Composition {
  const complete = ({ sdl, ...rest }: Submission) => ({
    ...rest,
    sdl: withHeader(withAudit(rest.owner, withExplanation(rest.owner, sdl))),
  })
  return composeComplete(admit(submissions).map(complete))
}

/**
 * Composes SDL that has its header already, and reads the result back. Does not admit: {@link compose} is the way for
 * members; this is the part of it that must notice when a header is wrong.
 */
export function composeComplete(complete: readonly Submission[]): Composition {
  // Read before composing: composition crashes on a renamed import, which the reader names.
  const members = complete.map(({ owner, file, sdl }) => {
    const document = parsed(file, sdl)
    return { owner, file, document, classes: trusted(file, () => classifyDocument(document)) }
  })
  const result = composeServices(
    members.map(({ owner, document }) => ({ name: owner, url: routingUrl(owner), typeDefs: document })),
  )
  if (result.errors) throw new AdmissionError(result.errors.map(error => composition(error, complete)))
  const supergraph = parse(result.supergraphSdl)
  const differences = trusted(PATHS.supergraph, () =>
    compareClassifications(members, ownersOf(supergraph), classifyDocument(supergraph)),
  )
  if (differences.length > 0) throw new AdmissionError(differences)
  return {
    supergraph: `${NOTICE}${result.supergraphSdl.trimEnd()}\n`,
    api: `${NOTICE}${printSchema(result.schema.toAPISchema().toGraphQLJSSchema()).trimEnd()}\n`,
  }
}

const NOTICE = "# Written by `pnpm schema` from the members' SDL; changes here are lost.\n\n"

/** Resolves nowhere: where a member is reached is a setting of the gateway. */
function routingUrl(owner: string): string {
  return `http://${owner}.subgraph.invalid/graphql`
}

/** A document that cannot be trusted as it stands is a refusal like any other. */
function trusted<Result>(file: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ClassificationError)) throw error
    throw new AdmissionError([{ file, type: null, field: null, rule: 'CLASSIFICATION', message: error.message }])
  }
}

function parsed(file: string, sdl: string): DocumentNode {
  try {
    return parse(sdl)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    throw new AdmissionError([{ file, type: null, field: null, rule: 'SYNTAX', message: error.message }])
  }
}

/** Composition's errors carry a code of their own, and begin with `[emergency]` where one member is to blame. */
function composition(error: GraphQLError, complete: readonly Submission[]): Refusal {
  const [, name] = /^\[(\w+)\]/.exec(error.message) ?? []
  const file = complete.find(({ owner }) => owner === name)?.file ?? PATHS.supergraph
  const code = error.extensions.code
  const rule = typeof code === 'string' ? `COMPOSITION_${code}` : 'COMPOSITION'
  return { file, type: null, field: null, rule, message: error.message }
}
