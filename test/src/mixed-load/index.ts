import { CALLERS, type Caller, type CallerName } from './callers.ts'
import { OPERATIONS } from './operations.ts'
import { type Asked, WAYS } from './ways.ts'

export { CALLERS, type Caller } from './callers.ts'

/** An operation of the mixed load, ready to be sent about any case. */
export interface MixedOperation {
  readonly caller: Caller
  readonly name: string
  readonly query: string
  readonly variables: (asked: Asked) => object
}

/** All fifty: a load such as a running hub has, for whoever measures it or counts what it does. */
export const MIXED_LOAD: readonly MixedOperation[] = (Object.keys(OPERATIONS) as CallerName[]).flatMap(caller =>
  OPERATIONS[caller].map(([name, way, selection]) => {
    const { variables, field, values } = WAYS[way]
    return { caller: CALLERS[caller], name, query: `query ${name}${variables} ${field(selection)}`, variables: values }
  }),
)
