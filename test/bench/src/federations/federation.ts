/** Services that enforce nothing, running, and the supergraph over them. */
export interface Federation {
  /** For names of processes and files. */
  readonly name: string
  /** File of the supergraph; it says where the services are. */
  readonly supergraph: string
  /** Process ids. */
  readonly members: readonly number[]
}
