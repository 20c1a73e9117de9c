/** A window of load on one address. */
export interface Load {
  /** Where to post. */
  readonly url: string
  /** A set for each caller. */
  readonly headers: readonly Readonly<Record<string, string>>[]
  /** Sent in turn, and then again from the first on. */
  readonly requests: readonly Sent[]
  /** Which of them is the first to be sent. */
  readonly from: number
  /** Requests that are under way at any time, each on a connection of its own. */
  readonly connections: number
  readonly seconds: number
  /** Ends before that, once so many were sent. */
  readonly most?: number
}

export interface Sent {
  /** Index of the caller's headers. */
  readonly headers: number
  readonly body: string
  /** Bytes of the right answer. */
  readonly length: number
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
