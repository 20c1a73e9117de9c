export { type Authority, createAuthority, type Issued } from './authority.ts'
