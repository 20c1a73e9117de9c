/**
 * What Compose, or the provider's own import, fills in when it reads the file.
 *
 * @example placeholder('HUB_VERSION:-local')
 */
export function placeholder(words: string): string {
  return `\${${words}}`
}
