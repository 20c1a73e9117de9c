import {
  type ASTNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql'

/** Most tokens that the parser reads; a longer document is refused unread. */
export const MOST_TOKENS = 4_000
/** Most bytes of a request's body. */
export const MOST_BYTES = 100 * 1024

/**
 * What one operation may be, fragments written out. Everything is bounded before anybody is asked: an operation that
 * only an owner finds too large would be refused where a case has that owner, and so tell who holds what.
 */
export interface OperationLimits {
  /** Fields within fields. */
  readonly depth: number
  /** Selection sets within selection sets, those of fragments included. */
  readonly nesting: number
  /** Root fields: each may be a page of cases, and is asked for in a fetch of its own. */
  readonly roots: number
  /** Places where a case or a list of cases is selected: each room at each of them is asked for in a fetch of its own. */
  readonly cases: number
  readonly fields: number
  readonly aliases: number
  readonly fragments: number
  /** Well below what owners read. */
  readonly tokens: number
  /** As written, spaces included; well below what owners read. */
  readonly length: number
}

/**
 * Within these, `pnpm worst-operation` found nothing worse than 0.12 s of planning, 1.7 s until the answer, 0.3 s in which
 * the gateway did nothing else, and 63 MB of memory, on two busy cores with all owners beside it. Without a limit on
 * selections of cases it was 3 s, and growing with aliases.
 */
export const LIMITS: OperationLimits = {
  depth: 16,
  nesting: 64,
  roots: 10,
  // Every page by `nodes` and by `edges`.
  cases: 20,
  fields: 1_000,
  aliases: 50,
  fragments: 50,
  tokens: 5_000,
  length: MOST_BYTES,
}

type Size = Readonly<Record<Exclude<keyof OperationLimits, 'fragments'>, number>>

const WORDS: Readonly<Record<keyof Size, string>> = {
  depth: 'levels',
  nesting: 'fragments within fragments',
  roots: 'root fields',
  cases: 'selections of cases',
  fields: 'fields',
  aliases: 'aliases',
  tokens: 'tokens, fragments written out',
  length: 'characters, fragments written out',
}

/**
 * A validation rule that measures each operation as if its fragments were written out, without writing them out: every
 * fragment is measured once, so that the time is linear in the document however often fragments nest.
 */
export function operationLimits(limits: OperationLimits = LIMITS) {
  return (context: ValidationContext) => ({
    Document: {
      enter(): void {
        const document = context.getDocument()
        const fragments = new Map<string, FragmentDefinitionNode>()
        for (const one of document.definitions)
          if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
        const refuse = (what: string, most: number, node: ASTNode): void =>
          context.reportError(
            new GraphQLError(`the operation has too many ${what}: at most ${most}`, {
              nodes: [node],
              extensions: { code: 'OPERATION_TOO_LARGE' },
            }),
          )
        if (fragments.size > limits.fragments) refuse('fragments', limits.fragments, document)
        const schema = context.getSchema()
        const measure = createMeasure(schema, fragments)
        for (const one of document.definitions) {
          if (one.kind !== Kind.OPERATION_DEFINITION) continue
          const size = sum(measure(one.selectionSet, schema.getRootType(one.operation)), headOf(one, one.selectionSet))
          const over = MEASURES.find(what => size[what] > limits[what])
          if (over !== undefined) refuse(WORDS[over], limits[over], one)
        }
      },
    },
  })
}

type Type = GraphQLNamedType | null | undefined

const MEASURES = Object.keys(WORDS) as (keyof Size)[]
const NOTHING: Size = { depth: 0, nesting: 0, roots: 0, cases: 0, fields: 0, aliases: 0, tokens: 0, length: 0 }

function createMeasure(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
  const known = new Map<string, Size>()

  function ofFragment(name: string): Size {
    const found = known.get(name)
    if (found !== undefined) return found
    // A cycle is refused by a rule of its own; here it only must not be followed.
    known.set(name, NOTHING)
    const fragment = fragments.get(name)
    const size = fragment ? measure(fragment.selectionSet, typeOf(fragment)) : NOTHING
    known.set(name, size)
    return size
  }

  /** What a fragment is on; what it stands in where it does not say. */
  function typeOf({ typeCondition }: InlineFragmentNode | FragmentDefinitionNode, around?: Type): Type {
    return typeCondition ? schema.getType(typeCondition.name.value) : around
  }

  /** `roots` are the fields of this very set, whatever fragments they stand in. */
  function measure(set: SelectionSetNode, type: Type): Size {
    let total = NOTHING
    for (const selection of set.selections) {
      let below = NOTHING
      const isField = selection.kind === Kind.FIELD
      const field = isField && isObjectType(type) ? type.getFields()[selection.name.value] : undefined
      const inner = field && getNamedType(field.type)
      if (selection.kind === Kind.FRAGMENT_SPREAD) below = ofFragment(selection.name.value)
      else if (selection.selectionSet)
        below = measure(selection.selectionSet, isField ? inner : typeOf(selection, type))
      const own: Size = {
        ...headOf(selection, isField || selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : undefined),
        depth: isField ? 1 : 0,
        nesting: 1,
        cases: inner?.name === 'Case' ? 1 : 0,
        fields: isField ? 1 : 0,
        aliases: isField && selection.alias ? 1 : 0,
      }
      const size = sum(own, below)
      total = {
        ...sum(total, size),
        depth: Math.max(total.depth, size.depth),
        nesting: Math.max(total.nesting, size.nesting),
        roots: total.roots + (isField ? 1 : below.roots),
      }
    }
    return total
  }

  return measure
}

/** What stands before the selection set of a node, and its braces; the whole node where it has none. */
function headOf({ loc }: ASTNode, set: SelectionSetNode | undefined): Size {
  let tokens = 2
  const end = set?.loc?.startToken
  for (let token = loc?.startToken; token && token !== end; token = token.next ?? undefined) {
    tokens += 1
    if (token === loc?.endToken) break
  }
  return { ...NOTHING, tokens, length: loc ? (end?.start ?? loc.end) - loc.start + tokens : tokens }
}

function sum(a: Size, b: Size): Size {
  return {
    depth: a.depth + b.depth,
    nesting: a.nesting + b.nesting,
    roots: a.roots + b.roots,
    cases: a.cases + b.cases,
    fields: a.fields + b.fields,
    aliases: a.aliases + b.aliases,
    tokens: a.tokens + b.tokens,
    length: a.length + b.length,
  }
}

/**
 * Refuses names that the hub keeps for itself: an answer could pass for a key, or a value for a list of cases. The
 * planner asks for `id` wherever it needs the key of a case, whatever the client calls so.
 */
export function reservedNames(context: ValidationContext) {
  const refuse = (message: string): void =>
    context.reportError(new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }))
  return {
    Field({ name, alias }: FieldNode): void {
      if (alias?.value.startsWith('__')) refuse('an alias must not begin with two underscores')
      if (alias?.value === 'id' && name.value !== 'id' && context.getParentType()?.name === 'Case')
        refuse('on a case no other field must be called `id`')
    },
    VariableDefinition({ variable }: { variable: { name: { value: string } } }): void {
      const name = variable.name.value
      if (name.startsWith('__')) refuse('a variable must not begin with two underscores')
      if (name === 'representations') refuse('a variable must not be called `representations`')
    },
  }
}
