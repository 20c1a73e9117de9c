import { parseArgs } from 'node:util'
import { isMemberCode, MEMBER_CODES, type MemberCode } from '@hub/vocabulary'

/** What the command was told. */
export interface Options {
  readonly url: string
  readonly owner: MemberCode
  readonly held: readonly string[]
  readonly stranger: MemberCode | undefined
  /** Path of the SDL; undefined for the one in the repository. */
  readonly schema: string | undefined
  readonly identityPort: number
  readonly gatewayPort: number
  readonly waitSeconds: number
  /** Path of the report for machines. */
  readonly json: string | undefined
  readonly strict: boolean
}

/** The command was told something that makes no sense. The message is one line. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError'
}

export const HELP = `pnpm conformance --url URL --owner MEMBER [options]

Checks a member's subgraph, in whatever language it is written, against what the hub relies on.

  --url URL            where the member listens, such as http://127.0.0.1:4101
  --owner MEMBER       its code: ${MEMBER_CODES.join(', ')}
  --held CASE_ID       a case of which it holds a part with something recorded; may be repeated
  --stranger MEMBER    another member, to which no held case was ever opened
  --schema FILE        its SDL; subgraphs/MEMBER/schema.graphql unless told otherwise
  --identity-port N    port of the kit's identity provider (0: any free one, which is the default)
  --gateway-port N     port of the kit's gateway keys (the same)
  --wait SECONDS       how long to wait for the member to listen (default 60)
  --json FILE          writes the results for machines, too
  --strict             fails, too, where something could not be proven
  --help

The kit stands in for identity provider and gateway: it makes keys of its own and publishes them on loopback. Start
the member under test with the two settings that the kit prints, so that it believes them:

  OIDC_ISSUER=http://127.0.0.1:N
  GATEWAY_JWKS_URL=http://127.0.0.1:N/.well-known/jwks.json

Never point a member at the kit that serves real cases: whoever runs the kit is then anybody.

Without --held and --stranger some checks cannot be tried. They are reported as not proven, never as passed.
Exit code: 0 nothing failed, 1 a check failed (or, with --strict, was not proven), 2 nothing was checked.
`

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Null where help was asked for. @throws OptionsError */
export function readOptions(args: readonly string[]): Options | null {
  const values = parse(args)
  if (values.help) return null
  const { url, owner, held = [], stranger, schema, json, strict = false } = values
  if (url === undefined || !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw wrong('--url', 'an http or https URL')
  if (owner === undefined || !isMemberCode(owner)) throw wrong('--owner', `one of ${MEMBER_CODES.join(', ')}`)
  if (!held.every(id => UUID.test(id))) throw wrong('--held', 'the id of a case: a UUID in lower case')
  if (stranger !== undefined && (!isMemberCode(stranger) || stranger === owner)) {
    throw wrong('--stranger', `one of ${MEMBER_CODES.filter(code => code !== owner).join(', ')}`)
  }
  return {
    url,
    owner,
    held: [...new Set(held)],
    stranger,
    schema,
    json,
    strict,
    identityPort: integer('--identity-port', values['identity-port'] ?? '0', 65_535),
    gatewayPort: integer('--gateway-port', values['gateway-port'] ?? '0', 65_535),
    waitSeconds: integer('--wait', values.wait ?? '60', 3_600),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: { type: 'string' },
        owner: { type: 'string' },
        held: { type: 'string', multiple: true },
        stranger: { type: 'string' },
        schema: { type: 'string' },
        'identity-port': { type: 'string' },
        'gateway-port': { type: 'string' },
        wait: { type: 'string' },
        json: { type: 'string' },
        strict: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new OptionsError(error instanceof Error ? error.message : 'the options cannot be read')
  }
}

function wrong(option: string, must: string): OptionsError {
  return new OptionsError(`\`${option}\` must be ${must}`)
}

function integer(option: string, value: string, most: number): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > most) throw wrong(option, `a number from 0 to ${most}`)
  return Number(value)
}
