import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  Kind,
  type SchemaDefinitionNode,
  type SchemaExtensionNode,
} from 'graphql'

/** Our own specification: the four directives that classify. A name under `.invalid` resolves nowhere, on purpose. */
export const SPECIFICATION_URL = 'https://hub.invalid/classification/v1.0'

/** The names that classify; a field carries exactly one of them. */
export const CLASSIFYING = ['personal', 'open', 'aggregate', 'audit'] as const

export type ClassifyingDirective = (typeof CLASSIFYING)[number]

export function isClassifying(name: string): name is ClassifyingDirective {
  return (CLASSIFYING as readonly string[]).includes(name)
}

/** Every specification that may stand in a document. Anything else may be about security, so it is refused. */
const KNOWN: readonly RegExp[] = [
  /^https:\/\/specs\.apollo\.dev\/link\/v1\.\d+$/,
  /^https:\/\/specs\.apollo\.dev\/join\/v0\.\d+$/,
  /^https:\/\/specs\.apollo\.dev\/federation\/v2\.\d+$/,
]

/** The document's classifications cannot be trusted as they stand. */
export class ClassificationError extends Error {
  override readonly name = 'ClassificationError'
}

/**
 * Makes sure that `@personal`, `@open`, `@aggregate` and `@audit` in this document are ours and go by these names.
 *
 * A directive can be renamed on import or be used under its namespace, and a specification can be swapped for another
 * of the same names: what would then look unclassified is not, and the reverse. So: with any `@link` in the document
 * ours must be among them, at our version, with all four imported under their own names, and every other must be
 * known. A document without any `@link` is a member's own SDL, before the header.
 */
export function requireSpecification(document: DocumentNode): void {
  const links = schemaNodes(document).flatMap(node => node.directives?.filter(named('link')) ?? [])
  if (links.length === 0) return
  const ours = links.filter(link => urlOf(link) === SPECIFICATION_URL)
  for (const link of links) {
    const url = urlOf(link)
    if (url !== SPECIFICATION_URL && !KNOWN.some(known => known.test(url))) {
      throw new ClassificationError(`unknown specification \`${url}\``)
    }
  }
  const [link] = ours
  if (link === undefined || ours.length !== 1) {
    throw new ClassificationError(`\`${SPECIFICATION_URL}\` must be linked exactly once, found ${ours.length}`)
  }
  if (argument(link, 'as')) throw new ClassificationError('the classification specification must not be renamed')
  const imported = importsOf(link)
  for (const name of CLASSIFYING) {
    if (!imported.has(`@${name}`)) throw new ClassificationError(`\`@${name}\` is not imported under its own name`)
  }
}

function schemaNodes(document: DocumentNode): (SchemaDefinitionNode | SchemaExtensionNode)[] {
  return document.definitions.filter(
    definition => definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION,
  )
}

function importsOf(link: ConstDirectiveNode): Set<string> {
  const list = argument(link, 'import')
  if (list?.kind !== Kind.LIST)
    throw new ClassificationError('the classification specification is linked without imports')
  return new Set(
    list.values.map(value => {
      if (value.kind !== Kind.STRING) throw new ClassificationError('a classifying directive must not be renamed')
      return value.value
    }),
  )
}

function urlOf(link: ConstDirectiveNode): string {
  const url = argument(link, 'url')
  return url?.kind === Kind.STRING ? url.value : ''
}

function argument(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find(candidate => candidate.name.value === name)?.value
}

function named(name: string) {
  return (directive: ConstDirectiveNode) => directive.name.value === name
}
