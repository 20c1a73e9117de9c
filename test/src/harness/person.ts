import { DEMO_SECRET } from '@hub/identity-provider'
import type { Purpose } from '@hub/vocabulary'
import type { Hub } from './start-hub.ts'

/** A person at a browser, as far as HTTP shows: keeps cookies, follows no redirect by itself, says where it is from. */
export class Person {
  readonly cookies = new Map<string, string>()
  readonly #hub: string

  constructor(hub: Pick<Hub, 'publicUrl'>) {
    this.#hub = hub.publicUrl
  }

  /** Opens an address of the hub, or any other, as a click does. */
  async open(address: string): Promise<Response> {
    return this.#request(address, { headers: { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' } })
  }

  /** What a script of the console does. */
  async fetch(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = { 'sec-fetch-site': 'same-origin', origin: this.#hub, 'x-hub-console': '1', ...init.headers }
    return this.#request(address, { ...init, headers })
  }

  /** Up to the identity provider's redirect back: the address of the hub with the code. */
  async signInAtProvider(email: string, to = ''): Promise<string> {
    let response = await this.open(`/sign-in?to=${to}`)
    for (let address = locationOf(response); !address.startsWith(this.#hub); address = locationOf(response)) {
      response = await this.open(address)
      if (response.status !== 200) continue
      const body = new URLSearchParams({ email, password: DEMO_SECRET, action: 'sign-in' })
      response = await this.#request(address, { method: 'POST', body })
    }
    return locationOf(response)
  }

  /** Signs in and gives the answer in which it ends. */
  async signIn(email: string, to = ''): Promise<Response> {
    return this.open(await this.signInAtProvider(email, to))
  }

  async session(): Promise<Record<string, unknown>> {
    return (await (await this.fetch('/session')).json()) as Record<string, unknown>
  }

  async ask(query: string, purpose: Purpose, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'purpose-of-use': purpose, ...headers },
      body: JSON.stringify({ query }),
    })
  }

  async signOut(): Promise<Response> {
    return this.fetch('/sign-out', { method: 'POST' })
  }

  async #request(address: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(pair => pair.join('=')).join('; ')
    const url = new URL(address, this.#hub)
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  #keep(line: string): void {
    const [pair = ''] = line.split('; ')
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    if (value === '') this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

function locationOf(response: Response): string {
  const location = response.headers.get('location')
  if (location === null) throw new Error(`no redirect: ${response.status} ${response.url}`)
  return new URL(location, response.url).href
}
