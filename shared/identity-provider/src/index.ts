export { CONSOLE_CLIENT } from './clients.ts'
export { DEMO_SECRET, IDENTITIES, type Identity } from './identities.ts'
export { type IdentityProvider, type IdentityProviderOptions, startIdentityProvider } from './server.ts'
