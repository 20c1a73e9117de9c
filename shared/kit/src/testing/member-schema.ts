import { readFileSync } from 'node:fs'
import { classifyDocument, withHeader } from '@hub/classification'
import { categoriesIn } from '@hub/vocabulary'
import { type DocumentNode, Kind, parse } from 'graphql'
import { type Kysely, sql } from 'kysely'

/**
 * What a member's SDL classifies, without `Case.id`: a field to the words of its categories.
 *
 * @example classesOf(folder) // { 'Threat.description': 'THREAT NOTES', … }
 */
export function classesOf(folder: URL): Record<string, string> {
  const classes = [...classifyDocument(documentOf(folder))].filter(([field]) => field !== 'Case.id')
  return Object.fromEntries(classes.map(([field, { mask }]) => [field, categoriesIn(mask).join(' ')]))
}

/** The closed vocabularies that a member's SDL uses, its own and the header's, by the name that columns give them. */
export function closedWordsOf(folder: URL): Record<string, readonly string[]> {
  const sdl = sdlOf(folder)
  const used = enumsOf(documentOf(folder)).filter(([name]) => new RegExp(`: \\[?${name}\\b`).test(sdl))
  return Object.fromEntries(used.map(([name, words]) => [snakeCase(name), words]))
}

/** The enumerated types of a database, with their words. */
export async function closedWordsIn<Tables>(db: Kysely<Tables>): Promise<Record<string, readonly string[]>> {
  const { rows } = await sql<{ name: string; words: string[] }>`
    select typname as name, array_agg(enumlabel::text order by enumsortorder) as words
    from pg_enum join pg_type on pg_type.oid = enumtypid group by typname`.execute(db)
  return Object.fromEntries(rows.map(({ name, words }) => [name, words]))
}

function enumsOf(document: DocumentNode): [name: string, words: readonly string[]][] {
  return document.definitions.flatMap(definition =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION
      ? [[definition.name.value, (definition.values ?? []).map(value => value.name.value)]]
      : [],
  )
}

function documentOf(folder: URL): DocumentNode {
  return parse(withHeader(sdlOf(folder)))
}

function sdlOf(folder: URL): string {
  return readFileSync(new URL('schema.graphql', folder), 'utf8')
}

function snakeCase(name: string): string {
  return name.replaceAll(/(?<=[a-z])[A-Z]/g, letter => `_${letter}`).toLowerCase()
}
