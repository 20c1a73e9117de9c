/** A window of load on one address. */
export interface Load {
  /** Where to post. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Sent in turn. */
  readonly bodies: readonly string[]
  /** Bytes of the right answer to each body. */
  readonly lengths: readonly number[]
  /** Requests that are under way at any time, each on a connection of its own. */
  readonly connections: number
  readonly seconds: number
}

export interface LoadResult {
  /** From the first request to the last answer. */
  readonly seconds: number
  /** Of each answer, in milliseconds. */
  readonly latencies: readonly number[]
  /** Answers of another status or length than the right one. */
  readonly wrong: number
  /** The first of them, in words. */
  readonly firstWrong: string | undefined
}
