import { auditField, type FieldClass, withAudit } from '@hub/classification'
import { isMemberCode, type Owner } from '@hub/vocabulary'
import type { Kysely } from 'kysely'
import type { ServedContext } from '../context.ts'
import { CASE } from '../guard/case.ts'
import type { ResolverMap } from '../owner.ts'
import { accessTo, type PageArguments } from './access.ts'
import { type AuditArguments, openAudit } from './audit.ts'
import { disclosuresOf } from './disclosures.ts'

/** What audits read from: the owner's log, and what its fields are about. */
export interface AuditParts {
  readonly owner: Owner
  readonly db: Kysely<never>
  /** Known once the schema is built. */
  readonly classes: () => ReadonlyMap<string, FieldClass>
}

/**
 * An owner's SDL and resolvers with what is asked about its log. That a decision opens the release log is not enough: staff
 * may have their own cases explained, and still not read who else asked.
 */
export function auditing(
  { owner, db, classes }: AuditParts,
  sdl: string,
  resolvers: ResolverMap,
): [sdl: string, resolvers: ResolverMap] {
  const complete = withAudit(owner, sdl)
  if (complete === sdl) return [sdl, resolvers]
  const own = new Map<string, object>(Object.entries(resolvers))
  const ofQuery = {
    [auditField(owner, 'audit')]: (_: unknown, asked: AuditArguments, { caller }: ServedContext) =>
      caller.role === 'AUDITOR' && caller.purpose === 'AUDIT' ? openAudit(db, caller.sub, asked) : null,
  }
  const all = { ...resolvers, Query: { ...own.get('Query'), ...ofQuery } }
  if (!isMemberCode(owner)) return [complete, all]
  const ofCase = {
    [auditField(owner, 'access')]: (parent: { readonly id: string }, asked: PageArguments, context: ServedContext) =>
      mayAudit(parent, owner, context) ? accessTo(db, classes(), parent.id, asked) : null,
    [auditField(owner, 'disclosures')]: (parent: { readonly id: string }, _: unknown, context: ServedContext) =>
      mayAudit(parent, owner, context) ? disclosuresOf(db, classes(), owner, parent.id) : null,
  }
  return [complete, { ...all, [CASE]: { ...own.get(CASE), ...ofCase } }]
}

/** The owner's own data protection officer, about a case that the owner holds. */
function mayAudit(parent: object, owner: Owner, { caller, release }: ServedContext): boolean {
  return (
    caller.role === 'DATA_PROTECTION_OFFICER' &&
    caller.purpose === 'AUDIT' &&
    caller.member === owner &&
    release.ledgerOf(parent) !== undefined
  )
}
