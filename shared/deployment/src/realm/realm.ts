import { EU, MEMBER_CODES, PURPOSES, ROLES, SECRETARIAT } from '@hub/vocabulary'
import { REALM } from '../addresses.ts'
import { placeholder } from '../placeholder.ts'
import { attributeMapper, audienceMapper, BASIC_MAPPERS, CLIENT_MAPPER, ROLES_MAPPER } from './mappers.ts'
import { userProfile } from './user-profile.ts'

/** The gateway: its client, and so the audience of access tokens. Keycloak exchanges no token that is for somebody else. */
export const GATEWAY_CLIENT = 'hrd-hub'
const MEMBERS_AUDIENCE = 'hrd-members'
const CONSOLE_CLIENT = 'hub-console'
const SCOPES = ['basic', 'hub']

/**
 * The realm that Keycloak imports at its first start: roles, what tokens say, and the clients. People and machines are
 * entered by hand, each with the attributes `member` and `purposes`, and a role. In braces: what `start.sh` fills in.
 */
export function realm() {
  const members = [...MEMBER_CODES, SECRETARIAT, EU]
  return {
    realm: REALM,
    enabled: true,
    sslRequired: 'all',
    registrationAllowed: false,
    bruteForceProtected: true,
    failureFactor: 5,
    accessTokenLifespan: 300,
    ssoSessionIdleTimeout: 1_800,
    ssoSessionMaxLifespan: 28_800,
    // The console's refresh tokens are the gateway's, which has a secret; two of its processes may come with the same one.
    revokeRefreshToken: false,
    defaultSignatureAlgorithm: 'ES256',
    passwordPolicy: 'length(14) and notUsername and notEmail and passwordHistory(5)',
    otpPolicyType: 'totp',
    requiredActions: [
      {
        alias: 'CONFIGURE_TOTP',
        name: 'Configure OTP',
        providerId: 'CONFIGURE_TOTP',
        enabled: true,
        defaultAction: true,
      },
    ],
    roles: { realm: ROLES.map(name => ({ name })) },
    components: {
      'org.keycloak.keys.KeyProvider': [
        generated('ecdsa', { ecdsaEllipticCurveKey: ['P-256'] }),
        generated('hmac', { algorithm: ['HS512'] }),
        generated('aes', {}),
      ],
      'org.keycloak.userprofile.UserProfileProvider': [
        {
          providerId: 'declarative-user-profile',
          config: { 'kc.user.profile.config': [JSON.stringify(userProfile(members, PURPOSES))] },
        },
      ],
    },
    clientScopes: [
      scope('basic', 'Who it is', BASIC_MAPPERS),
      scope('hub', 'What tokens say of the caller', [
        attributeMapper('member', false),
        attributeMapper('purposes', true),
        ROLES_MAPPER,
        CLIENT_MAPPER,
        audienceMapper(GATEWAY_CLIENT),
      ]),
    ],
    defaultDefaultClientScopes: SCOPES,
    clients: [
      {
        clientId: GATEWAY_CLIENT,
        description: 'The gateway: access tokens are for it, it exchanges them, and it does nothing else',
        enabled: true,
        secret: placeholder('GATEWAY_CLIENT_SECRET'),
        clientAuthenticatorType: 'client-secret',
        standardFlowEnabled: false,
        directAccessGrantsEnabled: false,
        serviceAccountsEnabled: false,
        attributes: { 'standard.token.exchange.enabled': 'true', 'access.token.lifespan': '300' },
        defaultClientScopes: SCOPES,
        protocolMappers: [audienceMapper(MEMBERS_AUDIENCE)],
      },
      {
        clientId: MEMBERS_AUDIENCE,
        description: 'The members, as the audience of exchanged tokens. Nobody signs in at it',
        enabled: true,
        bearerOnly: true,
      },
      {
        clientId: CONSOLE_CLIENT,
        description: 'The web console, which the gateway serves',
        enabled: true,
        publicClient: false,
        secret: placeholder('CONSOLE_CLIENT_SECRET'),
        standardFlowEnabled: true,
        directAccessGrantsEnabled: false,
        redirectUris: [`${placeholder('HUB_URL')}/sign-in/callback`],
        webOrigins: [],
        attributes: {
          'pkce.code.challenge.method': 'S256',
          'post.logout.redirect.uris': `${placeholder('HUB_URL')}/`,
        },
        defaultClientScopes: SCOPES,
      },
    ],
  }
}

function scope(name: string, description: string, protocolMappers: readonly object[]) {
  return {
    name,
    description,
    protocol: 'openid-connect',
    attributes: { 'include.in.token.scope': 'false' },
    protocolMappers,
  }
}

/** A key that Keycloak makes for itself. */
function generated(kind: string, config: Readonly<Record<string, readonly string[]>>) {
  return { name: `${kind}-generated`, providerId: `${kind}-generated`, config: { priority: ['100'], ...config } }
}
