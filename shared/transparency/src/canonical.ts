import canonicalize from 'canonicalize'

/**
 * Canonical JSON (RFC 8785): the same value has the same bytes, whoever wrote it down and in whatever order.
 *
 * @throws Error where the value is none of JSON
 */
export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('only JSON can be written canonically')
  return text
}
