/** What the gateway says of itself. */
export interface GatewayFigures {
  /** In the query planner. */
  readonly planningMs: number
  /** The longest that it did nothing else, and so kept all other callers waiting. */
  readonly blockedMs: number
  /** Heap and buffers at their largest, garbage included, above what they were before. */
  readonly memoryMb: number
}

/** What one operation cost when it was new to the gateway. */
export interface Figures extends GatewayFigures {
  /** From request to answer, without planning. */
  readonly executionMs: number
}

export type Objective = keyof Figures

export const OBJECTIVES: Readonly<Record<Objective, string>> = {
  planningMs: 'planning',
  executionMs: 'execution',
  blockedMs: 'gateway blocked',
  memoryMb: 'memory',
}

export function inWords({ planningMs, executionMs, blockedMs, memoryMb }: Figures): string {
  const rounded = [planningMs, executionMs, blockedMs, memoryMb].map(figure => figure.toFixed(0))
  return `planning ${rounded[0]} ms, execution ${rounded[1]} ms, gateway blocked ${rounded[2]} ms, memory ${rounded[3]} MB`
}
