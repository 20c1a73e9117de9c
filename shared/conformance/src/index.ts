export type { Check, Finding, Outcome, Result } from './check.ts'
export { type Authorities, startAuthorities } from './credentials/authorities.ts'
export { CHECKS, checkMember, type MemberUnderTest } from './run.ts'
