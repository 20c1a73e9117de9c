/** Something that keeps a command from being carried out. One line that says what to do, without values. */
export class UpkeepError extends Error {
  override readonly name = 'UpkeepError'
}
