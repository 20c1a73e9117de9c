import { loadAgreement } from '@hub/agreement'
import { createOwnerVerifier, type OwnerVerifier } from '@hub/assertion'
import { type OwnerDefinition, serveOwner } from '@hub/kit'
import { type ServedTestOwner, startServedOwner } from '@hub/kit/testing'
import { pino } from 'pino'
import { type Authorities, startAuthorities } from '../credentials/authorities.ts'

/** What a test may put in the place of a member's own verifier: something worse. */
export type WeakVerifier = (verify: OwnerVerifier) => OwnerVerifier

/** A member on real PostgreSQL that believes the kit, served as often as a test wants, and broken where it wants. */
export interface TestMember extends AsyncDisposable {
  readonly owner: OwnerDefinition
  readonly authorities: Authorities
  /** The same member, believing somebody else: its database and ledger. */
  readonly base: ServedTestOwner
  serve(weaken?: WeakVerifier): Promise<ServedMember>
}

export interface ServedMember extends AsyncDisposable {
  readonly url: string
}

export const { agreement } = loadAgreement()

/** @param postgresUrl the superuser's URL of the server that tests share: `inject('postgresUrl')` */
export async function startTestMember(owner: OwnerDefinition, postgresUrl: string): Promise<TestMember> {
  const stack = new AsyncDisposableStack()
  const authorities = await startAuthorities({ identityPort: 0, gatewayPort: 0 })
  stack.defer(() => authorities.close())
  const base = stack.use(await startServedOwner(owner, postgresUrl))
  const verify = verifierBelieving(owner, authorities.settings)
  return {
    owner,
    authorities,
    base,
    serve: (weaken = strict => strict) => serveMember(owner, base, weaken(verify)),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

/** A verifier as these settings make it. */
export function verifierBelieving(owner: OwnerDefinition, settings: Authorities['settings']): OwnerVerifier {
  return createOwnerVerifier({
    owner: owner.code,
    issuer: settings.OIDC_ISSUER,
    identityJwks: { issuer: settings.OIDC_ISSUER },
    gatewayJwks: new URL(settings.GATEWAY_JWKS_URL),
  })
}

/** Serves a member's database with any verifier. */
export async function serveMember(
  owner: OwnerDefinition,
  { serveUrl }: ServedTestOwner,
  verify: OwnerVerifier,
): Promise<ServedMember> {
  const settings = { host: '127.0.0.1', port: 0, databaseUrl: serveUrl }
  const log = pino({ level: 'silent' })
  const served = await serveOwner(owner, settings, { verify, agreement, table: agreement, log })
  return { url: served.url, [Symbol.asyncDispose]: () => served.close() }
}
