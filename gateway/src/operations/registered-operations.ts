import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type DocumentNode, type GraphQLSchema, Kind, parse, specifiedRules, validate } from 'graphql'
import { MOST_TOKENS, operationLimits, reservedNames } from '../limits/operation-limits.ts'
import { asksForSchema } from './introspection.ts'

/** The operations that each client has registered: in production, all that it may run. */
export interface RegisteredOperations {
  /**
   * The document that a client registered under this digest.
   *
   * @param hash SHA-256 in hexadecimal, lower case
   */
  find(client: string, hash: string): string | undefined
  /** What is registered, for checking it. */
  readonly all: readonly RegisteredOperation[]
}

export interface RegisteredOperation {
  readonly client: string
  /** Relative to the folder of operations. */
  readonly file: string
  readonly text: string
}

/** SHA-256 in hexadecimal: the name of a document. */
export function hashOf(document: string): string {
  return createHash('sha256').update(document).digest('hex')
}

/** Reads `<folder>/<client>/*.graphql`. */
export function readOperations(folder: URL): RegisteredOperations {
  const below = (path: string) => fileURLToPath(new URL(path.split('/').map(encodeURIComponent).join('/'), folder))
  const clients = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory())
  return registerOperations(
    clients.flatMap(({ name: client }) =>
      readdirSync(below(client))
        .filter(name => name.endsWith('.graphql'))
        .map(name => `${client}/${name}`)
        .map(file => ({ client, file, text: readFileSync(below(file), 'utf8') })),
    ),
  )
}

/** A document counts with and without the line break at the end of its file. */
export function registerOperations(all: readonly RegisteredOperation[]): RegisteredOperations {
  const documents = new Map<string, string>()
  const key = (client: string, hash: string) => `${hash} ${client}`
  for (const { client, text } of all) {
    for (const form of [text, text.trimEnd()]) documents.set(key(client, hashOf(form)), form)
  }
  return { all, find: (client, hash) => documents.get(key(client, hash)) }
}

/**
 * Checks every registered operation against the schema, so that none fails only when it is needed.
 *
 * @throws Error that names the file
 */
export function checkOperations({ all }: RegisteredOperations, schema: GraphQLSchema): void {
  for (const { file, text } of all) {
    const complaint = complaintAbout(text, schema)
    if (complaint !== undefined) throw new Error(`registered operation ${file}: ${complaint}`)
  }
}

function complaintAbout(text: string, schema: GraphQLSchema): string | undefined {
  let document: DocumentNode
  try {
    document = parse(text, { maxTokens: MOST_TOKENS })
  } catch (error) {
    return (error as Error).message
  }
  const operations = document.definitions.filter(one => one.kind === Kind.OPERATION_DEFINITION)
  // Of several, a caller could run one that nobody looked at.
  if (operations.length !== 1) return 'a file holds one operation'
  if (asksForSchema(document)) return 'introspection is not registered: see INTROSPECTION_CLIENTS'
  return validate(schema, document, [...specifiedRules, operationLimits(), reservedNames])[0]?.message
}
