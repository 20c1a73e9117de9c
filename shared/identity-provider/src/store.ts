import { LRUCache } from 'lru-cache'
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

/** Sessions, grants, codes and sign-ins under way. More than a demonstration needs, and a bound. */
const MOST_ENTRIES = 10_000

/**
 * State of one provider, in memory: whoever is signed in when it stops signs in again. Access tokens are signed and
 * not stored, so they outlive it.
 */
export function createStore(): AdapterFactory {
  const entries = new LRUCache<string, AdapterPayload>({ max: MOST_ENTRIES })
  return model => new Store(entries, model)
}

class Store implements Adapter {
  readonly #entries: LRUCache<string, AdapterPayload>
  readonly #model: string

  constructor(entries: LRUCache<string, AdapterPayload>, model: string) {
    this.#entries = entries
    this.#model = model
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    this.#entries.set(this.#key(id), payload, expiresIn === undefined ? {} : { ttl: expiresIn * 1000 })
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.#entries.get(this.#key(id))
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#matching(payload => payload.uid === uid)[0]?.[1]
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#matching(payload => payload.userCode === userCode)[0]?.[1]
  }

  async consume(id: string): Promise<void> {
    const payload = this.#entries.get(this.#key(id))
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id: string): Promise<void> {
    this.#entries.delete(this.#key(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key] of this.#matching(payload => payload.grantId === grantId)) this.#entries.delete(key)
  }

  #key(id: string): string {
    return `${this.#model}:${id}`
  }

  /** Of this model only: a grant is named by sign-ins under way, too, and they outlive it. */
  #matching(fits: (payload: AdapterPayload) => boolean): [string, AdapterPayload][] {
    return [...this.#entries.entries()].filter(([key, payload]) => key.startsWith(`${this.#model}:`) && fits(payload))
  }
}
