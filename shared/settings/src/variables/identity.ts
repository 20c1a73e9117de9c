import * as schema from '../schemas.ts'
import type { Variable } from '../variable.ts'
import { HTTP_URL, PORT, SERVERS } from './shapes.ts'

export const IDENTITY_PORT: Variable<number> = {
  ...PORT,
  name: 'IDENTITY_PORT',
  meaning: 'Port of the embedded identity provider.',
  default: '4400',
  usedBy: ['identity', 'start'],
}

export const OIDC_ISSUER: Variable<string> = {
  ...HTTP_URL,
  name: 'OIDC_ISSUER',
  meaning: 'The OpenID provider, written exactly as in its tokens.',
  demoDefault: 'http://localhost:{IDENTITY_PORT}',
  usedBy: [...SERVERS, 'start'],
}

export const OIDC_AUDIENCE: Variable<string> = {
  name: 'OIDC_AUDIENCE',
  meaning: 'The audience of access tokens that the gateway accepts.',
  must: 'be a word without spaces at its ends',
  schema: schema.text,
  default: 'hrd-hub',
  show: true,
  usedBy: ['gateway', 'identity'],
}

export const OIDC_CLIENT_ID: Variable<string> = {
  name: 'OIDC_CLIENT_ID',
  meaning: "The gateway's own client at the OpenID provider, for token exchange.",
  must: 'be a client id',
  schema: schema.text,
  demoDefault: 'hrd-hub-gateway',
  show: true,
  usedBy: ['gateway', 'identity'],
}

export const OIDC_CLIENT_SECRET: Variable<string> = {
  name: 'OIDC_CLIENT_SECRET',
  meaning: 'The secret of that client.',
  must: 'be a client secret',
  schema: schema.text,
  demoDefault: 'demo-only',
  show: false,
  usedBy: ['gateway', 'identity'],
}

export const OIDC_CONSOLE_CLIENT_ID: Variable<string> = {
  name: 'OIDC_CONSOLE_CLIENT_ID',
  meaning:
    'The client at the OpenID provider that people sign in to the console by; it returns to `/sign-in/callback`.',
  must: 'be a client id',
  schema: schema.text,
  default: 'hub-console',
  show: true,
  usedBy: ['gateway', 'identity'],
}

export const OIDC_CONSOLE_CLIENT_SECRET: Variable<string> = {
  name: 'OIDC_CONSOLE_CLIENT_SECRET',
  meaning: 'The secret of that client.',
  must: 'be a client secret',
  schema: schema.text,
  demoDefault: 'demo-only',
  show: false,
  usedBy: ['gateway', 'identity'],
}

export const OIDC_CONSOLE_SCOPE: Variable<string> = {
  name: 'OIDC_CONSOLE_SCOPE',
  meaning: 'What that client asks for. Some providers renew tokens only with `offline_access` added.',
  must: 'be scopes with spaces between, `openid` among them',
  schema: schema.openidScope,
  default: 'openid',
  show: true,
  usedBy: ['gateway'],
}

export const OIDC_JWKS_URL: Variable<string> = {
  ...HTTP_URL,
  name: 'OIDC_JWKS_URL',
  meaning: "The OpenID provider's public keys.",
  optional: 'found by discovery',
  usedBy: ['gateway', 'owner'],
}

export const OIDC_TOKEN_URL: Variable<string> = {
  ...HTTP_URL,
  name: 'OIDC_TOKEN_URL',
  meaning: "The OpenID provider's token endpoint.",
  optional: 'found by discovery',
  usedBy: ['gateway'],
}
