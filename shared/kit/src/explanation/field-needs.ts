import type { FieldClass } from '@hub/classification'
import type { Mask } from '@hub/vocabulary'
import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql'
import { CASE } from '../guard/case.ts'

/** What each value in a room needs, by the names that people have for it. */
export interface FieldNeeds {
  /** @returns undefined where no value of the room is called so, or several with different needs */
  of(name: string): Mask | undefined
}

/**
 * The values of a member's room, each by its path (`threats.act`) and by the field that reports name (`Threat.act`). A
 * type that stands in several places of the room may need other categories in each; then only the path is a name.
 */
export function fieldNeeds(
  member: string,
  schema: GraphQLSchema,
  classes: ReadonlyMap<string, FieldClass>,
): FieldNeeds {
  const needs = new Map<string, Mask | null>()
  const name = (word: string, need: Mask) => {
    const known = needs.get(word)
    needs.set(word, known === undefined || known === need ? need : null)
  }
  const visit = (
    type: GraphQLObjectType,
    path: readonly string[],
    within: Mask,
    above: readonly GraphQLObjectType[],
  ) => {
    // A type that holds itself needs no more the second time.
    if (above.includes(type)) return
    for (const field of Object.values(type.getFields())) {
      const own = classes.get(`${type.name}.${field.name}`)
      const need = within | (own?.mask ?? 0)
      const here = [...path, field.name]
      if (own !== undefined) {
        name(here.join('.'), need)
        name(`${type.name}.${field.name}`, need)
      }
      const below = getNamedType(field.type)
      if (isObjectType(below) && below.name !== CASE) visit(below, here, need, [...above, type])
    }
  }
  const caseType = schema.getType(CASE)
  const room = isObjectType(caseType) ? caseType.getFields()[member]?.type : undefined
  const type = room && getNamedType(room)
  if (isObjectType(type)) visit(type, [], 0, [])
  return { of: word => needs.get(word) ?? undefined }
}
