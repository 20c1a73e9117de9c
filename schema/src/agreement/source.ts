/** A file of policies or words, read. */
export interface Source {
  /** Path for messages, relative to the root of the repository. */
  readonly file: string
  readonly text: string
}

/** `file:line` of a position in a source; Cedar counts in bytes of UTF-8. */
export function placeOf(source: Source, bytes: number): string {
  const before = Buffer.from(source.text, 'utf8').subarray(0, bytes).toString('utf8')
  return `${source.file}:${before.split('\n').length}`
}
