import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** Writes rows into a ledger, as the workflows will: what a test leaves out is such that the row counts. */
export interface TestLedger {
  part(caseId: string): Promise<void>
  permit(caseId: string, words: DirectiveWords): Promise<string>
  deny(caseId: string, words: Partial<DirectiveWords>): Promise<string>
  withdraw(caseId: string, directiveId: string): Promise<void>
  relation(caseId: string, row: RelationWords): Promise<string>
  close(caseId: string, relationId: string): Promise<void>
}

export interface DirectiveWords {
  readonly categories: readonly string[]
  readonly recipients: readonly string[]
  readonly purposes: readonly string[]
  readonly legalBasis?: string | null
  readonly validFrom?: string | null
  readonly validUntil?: string | null
  readonly mayContactAgain?: boolean
}

export interface RelationWords {
  readonly kind: string
  readonly member: string
  readonly person?: string
  readonly categories?: readonly string[]
  readonly purposes?: readonly string[]
  readonly justification?: string
  readonly expiresAt?: string | null
}

/** @param db whoever may insert: a pool, or a client in a transaction */
export function testLedger(db: Pick<pg.ClientBase, 'query'>): TestLedger {
  const directive = async (effect: string, caseId: string, words: Partial<DirectiveWords>) => {
    const id = randomUUID()
    const { categories = [], recipients = [], purposes = [], legalBasis = 'CONSENT', mayContactAgain = true } = words
    const { validFrom = '2020-01-01T00:00:00Z', validUntil = '2120-01-01T00:00:00Z' } = words
    await db.query(
      `insert into ledger.consent_directive values
        ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'test', now(), 'INTERVIEW', 'en', '1', 'none', $10)`,
      [id, caseId, effect, categories, recipients, purposes, legalBasis, validFrom, validUntil, mayContactAgain],
    )
    return id
  }
  return {
    async part(caseId) {
      await db.query(`insert into ledger.part values ($1, $2, 'test', now())`, [caseId, `local ${caseId}`])
    },
    permit: (caseId, words) => directive('PERMIT', caseId, words),
    deny: (caseId, words) => directive('DENY', caseId, words),
    async withdraw(caseId, directiveId) {
      await db.query(`insert into ledger.consent_withdrawal values ($1, $2, $3, now(), 'test', 'test')`, [
        randomUUID(),
        directiveId,
        caseId,
      ])
    },
    async relation(caseId, row) {
      const id = randomUUID()
      const { kind, member, person = null, categories = [], purposes = [], justification = null } = row
      const { expiresAt = '2120-01-01T00:00:00Z' } = row
      await db.query(`insert into ledger.relation values ($1, $2, $3, $4, $5, $6, $7, $8, 'test', now(), $9)`, [
        id,
        caseId,
        member,
        person,
        kind,
        categories,
        purposes,
        justification,
        expiresAt,
      ])
      return id
    },
    async close(caseId, relationId) {
      await db.query(`insert into ledger.relation_closing values ($1, $2, $3, now(), 'test', 'test')`, [
        randomUUID(),
        relationId,
        caseId,
      ])
    },
  }
}
