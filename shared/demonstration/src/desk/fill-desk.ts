import { createRandom } from '../random.ts'
import { COMMANDS, type DemonstrationCommand } from './commands.ts'

export interface FillDeskOptions {
  /** Of the gateway. */
  readonly graphqlUrl: string
  /** Of the identity provider. */
  readonly tokenUrl: string
  /** What every demo identity signs in with. */
  readonly secret: string
  /** The case that all this is about. */
  readonly caseId: string
  /** Epoch milliseconds. */
  readonly now?: number
}

/**
 * Puts something on the members' desks, by commands as people give them: nothing here knows a table. Each has a key that
 * is always the same, so it has its effect once, however often the demonstration is started.
 *
 * @throws Error where the hub could not be asked; what it refuses is refused
 */
export async function fillDesk({ now = Date.now(), ...options }: FillDeskOptions): Promise<void> {
  await Promise.all(COMMANDS.map((command, number) => give(command, number, options, now)))
}

async function give(
  { by, purpose, field, type, input }: DemonstrationCommand,
  number: number,
  { graphqlUrl, tokenUrl, secret, caseId }: Omit<FillDeskOptions, 'now'>,
  now: number,
): Promise<void> {
  const basic = Buffer.from(`${by}:${secret}`).toString('base64')
  const { access_token: token } = (await answerOf(tokenUrl, {
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })) as { readonly access_token?: string }
  const idempotencyKey = createRandom('desk', number).uuid()
  await answerOf(graphqlUrl, {
    headers: { authorization: `Bearer ${token}`, 'purpose-of-use': purpose, 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `mutation Give($input: ${type}!) { ${field}(input: $input) { done refusal { code } } }`,
      variables: { input: { idempotencyKey, caseId, ...input(now) } },
    }),
  })
}

async function answerOf(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', ...init, signal: AbortSignal.timeout(30_000) })
  if (!response.ok) throw new Error(`${new URL(url).pathname} answers ${response.status}`)
  return response.json()
}
