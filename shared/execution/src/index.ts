export { type Completed, complete } from './complete.ts'
export { type Conditions, conditionsOf, hold, type Variables, variableValue, withDefaults } from './conditions.ts'
export type { Representation } from './entities.ts'
export { ConnectionLostError, ExchangeError, type ExchangeLimits, exchange, type Post, type Reply } from './exchange.ts'
export {
  createExecutor,
  type Execution,
  type ExecutionRequest,
  type Executor,
  type ExecutorOptions,
} from './executor.ts'
export type { OutputField, OutputFields, OutputSelection, OutputType, OutputValue } from './output.ts'
export { type Data, isInherited, isRecord, ownValue, setValue } from './records.ts'
export type { FetchAnswer, Send, SubgraphError } from './run.ts'
export { outputType } from './select-output.ts'
export type { Fetch } from './steps.ts'
export { type LoadedSupergraph, loadSupergraph } from './supergraph.ts'
