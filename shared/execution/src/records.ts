/** An object out of JSON. */
export type Data = Record<string, unknown>

export function isRecord(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether objects inherit something of this name, so that only what is their own may be read. */
export function isInherited(name: string): boolean {
  return name in Object.prototype
}

/** What an object has of its own under a name: `constructor` is a name like any other. */
export function ownValue(record: Data, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

/** Sets a value under whatever name; an assignment to `__proto__` would not. */
export function setValue(record: Data, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true })
  } else record[name] = value
}
