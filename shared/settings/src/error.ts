/** A setting is missing or cannot be used. The message is one line: the variable first, then what to do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly variable: string

  constructor(variable: string, complaint: string) {
    super(`${variable} ${complaint}`.replace(/\s+/g, ' '))
    this.variable = variable
  }
}
