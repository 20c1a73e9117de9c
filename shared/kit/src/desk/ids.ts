import { createHash } from 'node:crypto'

/**
 * A UUID of version 8 (RFC 9562) that follows from words: whoever knows the words makes the same one, so that a command
 * that is repeated finds what it made before.
 */
export function derivedId(...words: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(words)).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The id of a command: the same person's same key names the same command everywhere. */
export function commandIdOf(actor: { readonly member: string; readonly sub: string }, idempotencyKey: string): string {
  return derivedId('command', actor.member, actor.sub, idempotencyKey)
}

/** The id of the one case, item or directive that a command makes. */
export function madeBy(commandId: string, what: string): string {
  return derivedId(what, commandId)
}
