/** What Keycloak writes into tokens. Each says where: what is not named, Keycloak would decide by its version. */
const IN_ACCESS_TOKENS = {
  'access.token.claim': 'true',
  'id.token.claim': 'false',
  'userinfo.token.claim': 'false',
  'introspection.token.claim': 'true',
}

/** A users' attribute that becomes a claim of the same name. */
export function attributeMapper(name: string, multivalued: boolean) {
  return mapper(name, 'oidc-usermodel-attribute-mapper', {
    'user.attribute': name,
    'claim.name': name,
    'jsonType.label': 'String',
    multivalued: String(multivalued),
    ...IN_ACCESS_TOKENS,
  })
}

export function audienceMapper(client: string) {
  return mapper(`audience ${client}`, 'oidc-audience-mapper', {
    'included.client.audience': client,
    ...IN_ACCESS_TOKENS,
  })
}

export const ROLES_MAPPER = mapper('roles', 'oidc-usermodel-realm-role-mapper', {
  'claim.name': 'roles',
  'jsonType.label': 'String',
  multivalued: 'true',
  ...IN_ACCESS_TOKENS,
})

/** Whose token it is where no person signed in: Keycloak notes the client in the session of a service account alone. */
export const CLIENT_MAPPER = mapper('client_id', 'oidc-usersessionmodel-note-mapper', {
  'user.session.note': 'client_id',
  'claim.name': 'client_id',
  'jsonType.label': 'String',
  ...IN_ACCESS_TOKENS,
})

/** Who it is, and when the password was given: Keycloak leaves out both unless it is told. */
export const BASIC_MAPPERS = [
  mapper('sub', 'oidc-sub-mapper', { 'access.token.claim': 'true', 'introspection.token.claim': 'true' }),
  mapper('auth_time', 'oidc-usersessionmodel-note-mapper', {
    'user.session.note': 'AUTH_TIME',
    'claim.name': 'auth_time',
    'jsonType.label': 'long',
    ...IN_ACCESS_TOKENS,
    'id.token.claim': 'true',
  }),
]

function mapper(name: string, protocolMapper: string, config: Readonly<Record<string, string>>) {
  return { name, protocol: 'openid-connect', protocolMapper, config }
}
