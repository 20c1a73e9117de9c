import { type SchemaJson, schemaToJson } from '@cedar-policy/cedar-wasm/nodejs'
import { CATEGORIES, PURPOSES, RELATIONS, ROLES } from '@hub/vocabulary'
import { refuse, said } from './problem.ts'
import { placeOf, type Source } from './source.ts'

/** The words of the agreement: a Cedar schema in which every vocabulary is an enumerated entity type. */
export interface Words {
  readonly file: string
  readonly text: string
  readonly json: SchemaJson<string>
}

const VOCABULARIES: Readonly<Record<string, readonly string[]>> = {
  Role: ROLES,
  Purpose: PURPOSES,
  Relation: RELATIONS,
  Category: CATEGORIES,
}

/**
 * Reads the Cedar schema. Its words must be exactly those of `@hub/vocabulary`, or one side would silently know less.
 *
 * @throws AgreementError
 */
export function readWords(source: Source): Words {
  const parsed = schemaToJson(source.text)
  if (parsed.type === 'failure') {
    const lines = parsed.errors.map(
      error => `${placeOf(source, error.sourceLocations?.[0]?.start ?? 0)}: does not parse: ${said(error)}`,
    )
    refuse(lines.length > 0 ? lines : [`${source.file}: does not parse`])
    throw new Error('unreachable')
  }
  const types = parsed.json['']?.entityTypes ?? {}
  const problems = parsed.warnings.map(warning => `${source.file}: ${said(warning)}`)
  for (const [type, words] of Object.entries(VOCABULARIES)) {
    const declared = Object.hasOwn(types, type) ? types[type] : undefined
    if (declared === undefined || !('enum' in declared)) {
      problems.push(`${source.file}: \`${type}\` must be an enumerated entity type`)
      continue
    }
    const missing = words.filter(word => !declared.enum.includes(word))
    const unknown = declared.enum.filter(word => !words.includes(word))
    problems.push(...missing.map(word => `${source.file}: \`${type}\` lacks the word \`${word}\``))
    problems.push(
      ...unknown.map(word => `${source.file}: \`${type}\` has the word \`${word}\`, which nobody else knows`),
    )
  }
  refuse(problems)
  return { file: source.file, text: source.text, json: parsed.json }
}
