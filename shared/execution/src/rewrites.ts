import type { FetchDataRewrite } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { type Data, isRecord, ownValue, setValue } from './records.ts'
import { isOfType } from './subtypes.ts'

/** What the planner wants changed in what goes to a subgraph or comes from it. Changes the value that it is given. */
export type Rewrite = (value: unknown) => void

const ON_TYPE = '... on '

export function compileRewrites(
  schema: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[] | undefined,
): Rewrite | null {
  const compiled = (rewrites ?? []).flatMap(rewrite => {
    const last = rewrite.path.at(-1)
    return last === undefined ? [] : [at(schema, rewrite.path.slice(0, -1), change(rewrite, last))]
  })
  if (compiled.length === 0) return null
  return value => {
    for (const rewrite of compiled) rewrite(value)
  }
}

function change(rewrite: FetchDataRewrite, name: string): (record: Data) => void {
  if (rewrite.kind === 'ValueSetter') return record => setValue(record, name, rewrite.setValueTo)
  return record => {
    const value = ownValue(record, name)
    // Nothing to rename; null is found under either name.
    if (value === undefined || value === null) return
    setValue(record, rewrite.renameKeyTo, value)
    setValue(record, name, undefined)
  }
}

/** Through all lists, along names of fields and into objects of the named types. */
function at(schema: GraphQLSchema, path: readonly string[], then: (record: Data) => void): Rewrite {
  const [first, ...rest] = path
  const next = first === undefined ? undefined : at(schema, rest, then)
  const condition = first?.startsWith(ON_TYPE) ? first.slice(ON_TYPE.length) : undefined
  return function visit(value) {
    if (Array.isArray(value)) for (const item of value) visit(item)
    else if (!isRecord(value)) return
    else if (first === undefined || next === undefined) then(value)
    else if (condition === undefined) next(ownValue(value, first))
    else {
      const typename = value.__typename
      // What does not say its type may be of any.
      if (typeof typename !== 'string' || isOfType(schema, typename, condition)) next(value)
    }
  }
}
