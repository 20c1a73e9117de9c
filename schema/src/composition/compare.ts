import type { FieldClass } from '@hub/classification'
import { categoriesIn, type Owner } from '@hub/vocabulary'
import type { Refusal } from '../admission/rule.ts'

/** What one member said about its fields: `Type.field` or `Input.field` to its class. */
export interface Classified {
  readonly owner: Owner
  readonly file: string
  readonly classes: ReadonlyMap<string, FieldClass>
}

/**
 * Compares what the members classified with what the supergraph carries. Composition drops or replaces directives
 * with a hint at most, so nothing is taken on trust:
 *
 * - CLASSIFICATION_LOST: the member's field carries none in the supergraph
 * - CLASSIFICATION_CHANGED: it carries another one
 * - CLASSIFICATION_UNKNOWN: the supergraph has one that no member wrote
 * - OWNER_CHANGED: another owner answers for the field
 */
export function compareClassifications(
  members: readonly Classified[],
  owners: ReadonlyMap<string, Owner>,
  composed: ReadonlyMap<string, FieldClass>,
): Refusal[] {
  const refusals: Refusal[] = []
  const written = new Set<string>()
  for (const { owner, file, classes } of members) {
    for (const [coordinate, own] of classes) {
      written.add(coordinate)
      const result = composed.get(coordinate)
      const answers = owners.get(coordinate)
      if (result === undefined) {
        refusals.push(refusal(file, coordinate, 'CLASSIFICATION_LOST', `${words(own)} is gone from the supergraph`))
      } else if (result.directive !== own.directive || result.mask !== own.mask) {
        const message = `${words(own)} became ${words(result)} in the supergraph`
        refusals.push(refusal(file, coordinate, 'CLASSIFICATION_CHANGED', message))
      }
      if (answers !== owner && coordinate !== SHARED_KEY) {
        refusals.push(refusal(file, coordinate, 'OWNER_CHANGED', `\`${answers ?? 'nobody'}\` answers for it`))
      }
    }
  }
  for (const [coordinate, result] of composed) {
    if (written.has(coordinate)) continue
    const message = `no member wrote ${words(result)}`
    refusals.push(refusal('schema/supergraph.graphql', coordinate, 'CLASSIFICATION_UNKNOWN', message))
  }
  return refusals
}

/** The one field that every member declares. */
const SHARED_KEY = 'Case.id'

function refusal(file: string, coordinate: string, rule: string, message: string): Refusal {
  const [type = coordinate, field = null] = coordinate.split('.')
  return { file, type, field, rule, message }
}

function words({ directive, mask }: FieldClass): string {
  return directive === 'personal' ? `\`@personal\` of ${categoriesIn(mask).join(', ')}` : `\`@${directive}\``
}
