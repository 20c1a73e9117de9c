import { buildSubgraphSchema } from '@apollo/subgraph'
import { classifyDocument, type FieldClass, takeStringsAlone, withHeader } from '@hub/classification'
import { type GraphQLSchema, parse } from 'graphql'
import type { OwnerContext } from './context.ts'
import { CASE } from './guard/case.ts'
import { type GuardOptions, guard } from './guard/guard.ts'
import type { ResolverMap } from './owner.ts'

/** A schema and what each of its fields is. */
export interface ClassifiedSchema {
  readonly schema: GraphQLSchema
  readonly classes: ReadonlyMap<string, FieldClass>
}

/** An owner's schema with the guard before every field: the only one that product code serves. */
export function guardedSchema(sdl: string, resolvers: ResolverMap, options: GuardOptions = {}): ClassifiedSchema {
  const classified = unguardedSchema(sdl, resolvers)
  guard(classified.schema, classified.classes, options)
  return classified
}

/** The same without guard. */
export function unguardedSchema(sdl: string, resolvers: ResolverMap): ClassifiedSchema {
  const typeDefs = parse(withHeader(sdl))
  const own = new Map<string, object>(Object.entries(resolvers))
  const resolveReference = ({ id }: { id: string }, { release }: OwnerContext) => release.case(id)
  const knowsCases = typeDefs.definitions.some(one => 'name' in one && one.name?.value === CASE)
  const cases = { [CASE]: { ...own.get(CASE), __resolveReference: resolveReference } }
  const all = { ...resolvers, ...(knowsCases && cases) }
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: all }])
  takeStringsAlone(schema)
  return { schema, classes: classifyDocument(typeDefs) }
}
