import { type FieldSpec, type Fields, REGISTRY_FIELDS, ROOMS } from '../oracle/index.ts'

/** `@skip` or `@include`, by a variable or by a word. */
export interface Condition {
  readonly directive: 'skip' | 'include'
  readonly by: boolean | string
}

/** One selection of a generated operation. */
export type Selection =
  | {
      readonly kind: 'field'
      readonly name: string
      readonly alias: string | null
      readonly when: readonly Condition[]
      /** Of a field that has fields. */
      readonly below: readonly Selection[] | null
    }
  | {
      readonly kind: 'inline'
      readonly on: string | null
      readonly when: readonly Condition[]
      readonly below: readonly Selection[]
    }
  | { readonly kind: 'spread'; readonly fragment: Fragment; readonly when: readonly Condition[] }

export interface Fragment {
  readonly name: string
  readonly on: string
  readonly below: readonly Selection[]
}

const OPEN: FieldSpec = { kind: 'leaf', categories: [] }

/** A case as callers see it: what is open, what the registry says, and a room for each member. */
export const CASE: Required<Pick<FieldSpec, 'type' | 'fields'>> = {
  type: 'Case',
  fields: { id: OPEN, reference: OPEN, subjectKind: OPEN, ...REGISTRY_FIELDS, ...ROOMS } satisfies Fields,
}

/** The selection a fragment or an inline fragment holds; null for a field. */
export function inside(selection: Selection): readonly Selection[] | null {
  if (selection.kind === 'spread') return selection.fragment.below
  return selection.kind === 'inline' ? selection.below : null
}

export function keyOf({ alias, name }: { readonly alias: string | null; readonly name: string }): string {
  return alias ?? name
}

/** As a document has it. */
export function printed(selections: readonly Selection[]): string {
  return selections
    .map(selection => {
      const when = selection.when.map(
        ({ directive, by }) => ` @${directive}(if: ${typeof by === 'string' ? `$${by}` : by})`,
      )
      if (selection.kind === 'spread') return `...${selection.fragment.name}${when.join('')}`
      const below = selection.below === null ? '' : ` { ${printed(selection.below)} }`
      if (selection.kind === 'inline') {
        return `...${selection.on === null ? '' : ` on ${selection.on}`}${when.join('')}${below}`
      }
      const alias = selection.alias === null ? '' : `${selection.alias}: `
      return `${alias}${selection.name}${when.join('')}${below}`
    })
    .join(' ')
}
