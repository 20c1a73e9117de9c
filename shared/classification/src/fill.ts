import { type DocumentNode, type EnumValueDefinitionNode, Kind, parse } from 'graphql'

/** Enums that a file leaves empty, with the words that they are filled with: no list is typed twice. */
export type Vocabularies = ReadonlyMap<string, readonly string[]>

/**
 * Reads SDL and fills its empty enums.
 *
 * @param what how messages name the file
 * @throws Error where an enum to fill is missing or not empty
 */
export function fillEnums(source: string, vocabularies: Vocabularies, what: string): DocumentNode {
  const document = parse(source)
  const missing = new Set(vocabularies.keys())
  const definitions = document.definitions.map(definition => {
    const words = definition.kind === Kind.ENUM_TYPE_DEFINITION ? vocabularies.get(definition.name.value) : undefined
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || words === undefined) return definition
    if (definition.values?.length) throw new Error(`${what} must leave enum \`${definition.name.value}\` empty`)
    missing.delete(definition.name.value)
    return { ...definition, values: words.map(enumValue) }
  })
  if (missing.size > 0) throw new Error(`${what} lacks enum \`${[...missing].join('`, `')}\``)
  return { ...document, definitions }
}

function enumValue(word: string): EnumValueDefinitionNode {
  return { kind: Kind.ENUM_VALUE_DEFINITION, name: { kind: Kind.NAME, value: word } }
}
