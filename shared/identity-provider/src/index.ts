export { DEMO_SECRET, IDENTITIES, type Identity } from './identities.ts'
export { type IdentityProvider, type IdentityProviderOptions, startIdentityProvider } from './server.ts'
