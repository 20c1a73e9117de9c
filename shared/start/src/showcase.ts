/** A case of the demonstration that is good to look at first, as the preparation tells it. */
export interface Showcase {
  readonly id: string
  readonly reference: string
}

export function isShowcase(value: unknown): value is Showcase {
  const { id, reference } = (value ?? {}) as Record<string, unknown>
  return typeof id === 'string' && typeof reference === 'string'
}
