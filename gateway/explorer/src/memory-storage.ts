/** What the explorer would keep in the browser, such as queries and headers: here it ends with the page. */
export function memoryStorage() {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
    clear: () => entries.clear(),
  }
}
