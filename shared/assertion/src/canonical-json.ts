/**
 * JSON with one spelling (as RFC 8785 has it for what the hub signs): no spaces, keys in the order of their UTF-16
 * units, members that are undefined left out. Two ends that hold the same value sign and verify the same bytes.
 *
 * @throws TypeError for what JSON cannot say, such as NaN
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(item => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`
  }
  throw new TypeError('JSON has no way to say this value')
}
