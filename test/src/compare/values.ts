/** Whether there is any value in it: something besides null, empty lists, and objects of such. */
export function hasValue(value: unknown): boolean {
  if (value === null || value === undefined) return false
  if (Array.isArray(value)) return value.some(hasValue)
  return typeof value === 'object' ? Object.values(value).some(hasValue) : true
}
