/** A browser as far as a sign-in needs one: keeps cookies by path, and follows redirects only when told. */
export class Browser {
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>()
  readonly #home: string

  constructor(home: string) {
    this.#home = home
  }

  async get(address: string): Promise<Response> {
    return this.#request(address, { method: 'GET' })
  }

  async post(address: string, form: Readonly<Record<string, string>>): Promise<Response> {
    return this.#request(address, { method: 'POST', body: new URLSearchParams(form) })
  }

  /** Follows redirects, and forms that send themselves, as long as they stay here; the answer is the last response. */
  async follow(response: Response): Promise<Response> {
    const location = locationOf(response)
    if (location === null) {
      const form = await formThatSendsItself(response)
      return form === null ? response : this.follow(await this.post(form.action, form.fields))
    }
    return this.#isHere(location) ? this.follow(await this.get(location)) : response
  }

  forget(): void {
    this.#cookies.clear()
  }

  #isHere(address: string): boolean {
    return new URL(address, this.#home).href.startsWith(`${this.#home}/`)
  }

  async #request(address: string, init: RequestInit): Promise<Response> {
    const url = new URL(address, this.#home)
    const cookie = [...this.#cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie, accept: 'text/html' } })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', value = ''] = pair.split('=', 2)
    const path = attributes.find(attribute => attribute.startsWith('path='))?.slice(5) ?? '/'
    if (value === '') this.#cookies.delete(name)
    else this.#cookies.set(name, { value, path })
  }
}

export function locationOf(response: Response): string | null {
  return response.headers.get('location')
}

/** oidc-provider's way from one of its pages to the next where a redirect would lose a POST. */
async function formThatSendsItself(response: Response) {
  const text = await response.clone().text()
  const action = /<form method="post" action="([^"]+)">/.exec(text)?.[1]
  if (action === undefined || !text.includes('document.forms[0].submit()')) return null
  const inputs = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return { action, fields: Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value])) }
}
