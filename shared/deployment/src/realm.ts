import { MEMBER_CODES, ROLES, SECRETARIAT } from '@hub/vocabulary'
import { REALM } from './addresses.ts'
import { placeholder } from './placeholder.ts'

const HUB_AUDIENCE = 'hrd-hub'
const MEMBERS_AUDIENCE = 'hrd-members'
const GATEWAY_CLIENT = 'hrd-hub-gateway'
const CONSOLE_CLIENT = 'hub-console'

/** A users' attribute that becomes a claim. Administrators alone can change it. */
function attribute(name: string, claim: string, multivalued: boolean) {
  return {
    name,
    protocol: 'openid-connect',
    protocolMapper: 'oidc-usermodel-attribute-mapper',
    config: {
      'user.attribute': claim,
      'claim.name': claim,
      'jsonType.label': 'String',
      multivalued: String(multivalued),
      'access.token.claim': 'true',
      'id.token.claim': 'false',
      'userinfo.token.claim': 'false',
    },
  }
}

function audience(client: string) {
  return {
    name: `audience ${client}`,
    protocol: 'openid-connect',
    protocolMapper: 'oidc-audience-mapper',
    config: { 'included.client.audience': client, 'access.token.claim': 'true', 'id.token.claim': 'false' },
  }
}

const ROLES_CLAIM = {
  name: 'roles',
  protocol: 'openid-connect',
  protocolMapper: 'oidc-usermodel-realm-role-mapper',
  config: {
    'claim.name': 'roles',
    'jsonType.label': 'String',
    multivalued: 'true',
    'access.token.claim': 'true',
    'id.token.claim': 'false',
  },
}

/** Nobody signs in at it; it is there to be an audience. */
function resource(clientId: string, description: string) {
  return { clientId, description, enabled: true, bearerOnly: true }
}

/**
 * The realm that Keycloak imports at its first start: roles, what tokens say, and the clients. People and machines are
 * entered by hand, each with the attributes `member` and `purposes`, and a role. In braces: what `start.sh` fills in.
 */
export function realm() {
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
    revokeRefreshToken: true,
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
    groups: [...MEMBER_CODES, SECRETARIAT, 'eu'].map(name => ({ name, attributes: { member: [name] } })),
    clientScopes: [
      {
        name: 'hub',
        description: 'What tokens say of the caller',
        protocol: 'openid-connect',
        attributes: { 'include.in.token.scope': 'false' },
        protocolMappers: [
          attribute('member', 'member', false),
          attribute('purposes', 'purposes', true),
          ROLES_CLAIM,
          audience(HUB_AUDIENCE),
        ],
      },
    ],
    defaultDefaultClientScopes: ['hub', 'basic'],
    clients: [
      resource(HUB_AUDIENCE, 'The gateway, as the audience of access tokens'),
      {
        ...resource(MEMBERS_AUDIENCE, 'The members, as the audience of exchanged tokens'),
        attributes: { 'access.token.lifespan': '300' },
      },
      {
        clientId: GATEWAY_CLIENT,
        description: 'The gateway, which exchanges tokens and does nothing else',
        enabled: true,
        secret: placeholder('GATEWAY_CLIENT_SECRET'),
        clientAuthenticatorType: 'client-secret',
        standardFlowEnabled: false,
        directAccessGrantsEnabled: false,
        serviceAccountsEnabled: false,
        attributes: { 'standard.token.exchange.enabled': 'true', 'access.token.lifespan': '300' },
        defaultClientScopes: ['hub', 'basic'],
        protocolMappers: [audience(MEMBERS_AUDIENCE)],
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
        defaultClientScopes: ['hub', 'basic'],
        // An exchanged token must be for the client that exchanges it.
        protocolMappers: [audience(GATEWAY_CLIENT)],
      },
    ],
  }
}
