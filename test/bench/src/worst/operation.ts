/** An operation that can be changed piece by piece. */
export interface Operation {
  readonly selections: Selection[]
  readonly fragments: Fragment[]
}

export interface Fragment {
  readonly name: string
  readonly type: string
  readonly selections: Selection[]
}

export interface Selection {
  /** A field's name; for an inline fragment its type; for a spread the fragment's name. */
  readonly kind: 'field' | 'inline' | 'spread'
  readonly name: string
  alias?: string
  args?: string
  /** A condition such as `@include(if: $b)`. */
  when?: string
  readonly selections: Selection[]
  /** The composite type of a field or inline fragment. */
  readonly type?: string
}

/** Variables that conditions name, with what they are given: what is asked for must not depend on luck. */
export const FLAGS: Readonly<Record<string, boolean>> = { a: true, b: true, c: true, d: true, e: false }

/** The text of an operation under a name that no operation had before, so that nothing of it is cached. */
export function textOf({ selections, fragments }: Operation, name: string): string {
  const body = setOf(selections)
  const rest = fragments.map(one => `fragment ${one.name} on ${one.type} ${setOf(one.selections)}`).join(' ')
  const used = Object.keys(FLAGS).filter(flag => `${body}${rest}`.includes(`$${flag})`))
  const variables = used.length === 0 ? '' : `(${used.map(flag => `$${flag}: Boolean!`).join(' ')})`
  return `query ${name}${variables} ${body} ${rest}`.trimEnd()
}

function setOf(selections: readonly Selection[]): string {
  return `{ ${selections.map(written).join(' ')} }`
}

function written({ kind, name, alias, args, when, selections }: Selection): string {
  const condition = when === undefined ? '' : ` ${when}`
  if (kind === 'spread') return `...${name}${condition}`
  const head = kind === 'inline' ? `... on ${name}` : `${alias === undefined ? '' : `${alias}: `}${name}${args ?? ''}`
  return `${head}${condition}${selections.length > 0 ? ` ${setOf(selections)}` : ''}`
}

/** Every selection of an operation that has others below it, the operation's own set and fragments included. */
export function setsOf({ selections, fragments }: Operation): { readonly set: Selection[]; readonly type: string }[] {
  const found: { set: Selection[]; type: string }[] = []
  const walk = (set: Selection[], type: string): void => {
    found.push({ set, type })
    for (const one of set) if (one.selections.length > 0 && one.type !== undefined) walk(one.selections, one.type)
  }
  walk(selections, 'Query')
  for (const fragment of fragments) walk(fragment.selections, fragment.type)
  return found
}

export function copyOf(operation: Operation): Operation {
  return structuredClone(operation)
}
