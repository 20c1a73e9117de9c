import { randomUUID } from 'node:crypto'
import { type CaseLedger, mirrorOf } from '@hub/decision'
import { generateReference, mirrorRows } from '@hub/registry'
import type { MemberCode } from '@hub/vocabulary'
import pg from 'pg'
import type { Hub } from '../harness/start-hub.ts'
import type { Moment, RandomDirective, RandomPart, RandomRelation } from './arbitrary.ts'
import { FILES } from './files.ts'

const HELD_FOR = 1_000 * 24 * 3_600_000

/** How a case is called: by machines, and by people. */
export interface CaseName {
  readonly id: string
  readonly reference: string
}

const nextName = (): CaseName => ({ id: randomUUID(), reference: generateReference() })

/** Writes cases into the owners' databases, and to the registry what it mirrors of them. */
export async function writeCases(
  hub: Hub,
  cases: readonly (readonly RandomPart[])[],
  name: () => CaseName = nextName,
): Promise<void> {
  const now = Date.now()
  const clients = new Map<string, pg.Client>()
  for (const [owner, { migrateUrl }] of Object.entries(hub.databases)) {
    const client = new pg.Client({ connectionString: migrateUrl })
    await client.connect()
    await client.query('begin')
    clients.set(owner, client)
  }
  const insert = async (owner: string, table: string, rows: readonly object[]) => {
    await clientOf(clients, owner).query(
      `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(rows)],
    )
  }
  for (const parts of cases) {
    const { id: caseId, reference: written } = name()
    const reference = { id: caseId, reference: written, subject_kind: 'PERSON', status: 'OPEN' }
    await insert('registry', 'case_reference', [{ ...reference, opened_on: '2024-05-31' }])
    for (const part of parts) {
      const { owner } = part
      await insert(owner, 'ledger.part', [
        { case_id: caseId, local_reference: caseId, registered_by: 'test', registered_at: moment(-HELD_FOR, now) },
      ])
      for (const statement of FILES[owner] ?? []) await clientOf(clients, owner).query(statement, [caseId])
      for (const directive of part.directives) {
        const id = randomUUID()
        await insert(owner, 'ledger.consent_directive', [directiveRow(id, caseId, directive, now)])
        const withdrawals = directive.withdrawals.map(at => ({
          ...closing(caseId, now, at, 'withdrawn'),
          directive_id: id,
        }))
        await insert(owner, 'ledger.consent_withdrawal', withdrawals)
      }
      for (const relation of part.relations) {
        const id = randomUUID()
        await insert(owner, 'ledger.relation', [relationRow(id, caseId, relation, now)])
        const closings = relation.closings.map(at => ({ ...closing(caseId, now, at, 'closed'), relation_id: id }))
        await insert(owner, 'ledger.relation_closing', closings)
      }
      const rows = mirrorRows(mirrorOf(ledgerOf(caseId, part, now)))
      await insert('registry', 'mirror_standing', rows.mirror_standing)
      await insert('registry', 'mirror_consent', rows.mirror_consent)
    }
  }
  for (const client of clients.values()) {
    await client.query('commit')
    await client.end()
  }
}

function clientOf(clients: ReadonlyMap<string, pg.Client>, owner: string): pg.Client {
  const found = clients.get(owner)
  if (found === undefined) throw new Error(`no database of ${owner}`)
  return found
}

/** As PostgreSQL reads it. */
function moment(at: Moment, now: number): string {
  return typeof at === 'number' ? new Date(now + at).toISOString() : at
}

function momentOrNull(at: Moment | null, now: number): string | null {
  return at === null ? null : moment(at, now)
}

function directiveRow(id: string, caseId: string, one: RandomDirective, now: number): object {
  return {
    id,
    case_id: caseId,
    effect: one.effect,
    categories: one.categories,
    recipients: one.recipients,
    purposes: one.purposes,
    legal_basis: one.legalBasis,
    valid_from: momentOrNull(one.validFrom, now),
    valid_until: momentOrNull(one.validUntil, now),
    recorded_by: 'test',
    recorded_at: moment(one.recordedAt, now),
    collection_method: 'IN_PERSON',
    notice_language: 'en',
    notice_version: '1',
    evidence_sha256: '0'.repeat(64),
    may_contact_again: one.mayContactAgain,
  }
}

function relationRow(id: string, caseId: string, one: RandomRelation, now: number): object {
  return {
    id,
    case_id: caseId,
    member: one.member,
    person: one.person,
    kind: one.kind,
    categories: one.categories,
    purposes: one.purposes,
    justification: one.justification,
    opened_by: 'test',
    opened_at: moment(one.openedAt, now),
    expires_at: momentOrNull(one.expiresAt, now),
  }
}

function closing(caseId: string, now: number, at: Moment, how: 'closed' | 'withdrawn'): object {
  return { id: randomUUID(), case_id: caseId, [`${how}_at`]: moment(at, now), [`${how}_by`]: 'test', reason: 'test' }
}

/** The same ledger as the registry is told of it. */
function ledgerOf(caseId: string, { owner, directives, relations }: RandomPart, now: number): CaseLedger {
  const time = (at: Moment) => (typeof at === 'number' ? now + at : Number(at.replace('infinity', 'Infinity')))
  const timeOrNull = (at: Moment | null) => (at === null ? null : time(at))
  const first = (all: readonly Moment[]) => (all.length === 0 ? null : Math.min(...all.map(time)))
  return {
    caseId,
    owner: owner as MemberCode,
    heldSince: now - HELD_FOR,
    directives: directives.map(({ withdrawals, validFrom, validUntil, recordedAt, ...one }) => ({
      ...one,
      validFrom: timeOrNull(validFrom),
      validUntil: timeOrNull(validUntil),
      recordedAt: time(recordedAt),
      withdrawnAt: first(withdrawals),
    })),
    relations: relations.map(({ closings, justification, openedAt, expiresAt, ...one }) => ({
      ...one,
      justified: (justification ?? '').trim() !== '',
      openedAt: time(openedAt),
      expiresAt: timeOrNull(expiresAt),
      closedAt: first(closings),
    })),
  }
}
