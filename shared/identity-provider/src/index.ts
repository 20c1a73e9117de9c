export { DEMO_SECRET, IDENTITIES, type Identity, PEOPLE } from './identities.ts'
export { type IdentityProvider, type IdentityProviderOptions, startIdentityProvider } from './server.ts'
