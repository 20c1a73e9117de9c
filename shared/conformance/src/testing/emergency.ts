import { randomUUID } from 'node:crypto'
import { emergency } from '@hub/emergency'
import type { ServedTestOwner } from '@hub/kit/testing'
import { startTestMember, type TestMember } from './member.ts'

/** `emergency`, with two cases. */
export interface TestEmergency extends TestMember {
  /** Recorded in every table; shared with `relocation`, in part, and with nobody else. */
  readonly held: string
  /** Held, not shared, and little recorded. */
  readonly bare: string
}

export async function startEmergency(postgresUrl: string): Promise<TestEmergency> {
  const member = await startTestMember(emergency, postgresUrl)
  const { base } = member
  const held = await record(base)
  const bare = randomUUID()
  await base.ledger.part(bare)
  await base.database.query(`insert into emergency_file (case_id, legal_name) values ($1, 'canary-bare')`, [bare])
  return { ...member, held, bare }
}

async function record({ database, ledger }: ServedTestOwner): Promise<string> {
  const [id, grant] = [randomUUID(), randomUUID()]
  await ledger.part(id)
  for (const statement of [
    `insert into emergency_file values ($1, 'canary-name', 'canary-alias', '1987-03-29', 'ET', 'KE', 'SAFE_HOURS_ONLY',
      'WOMAN', '{LAWYER}', 'HIGH', '{MEDICATION}', '{COUNSELLING}')`,
    `insert into identity_document (case_id, kind, number) values ($1, 'PASSPORT', 'canary-number')`,
    `insert into contact_channel (case_id, kind, value, safe_hours) values ($1, 'EMAIL', 'canary-mail', '17:00/19:30')`,
    `insert into current_location values ($1, 'UG', '014', 'canary-place')`,
    `insert into threat (case_id, act, occurred_on, description, alleged_perpetrator)
      values ($1, 'RAID', '2025-01-01', 'canary-text', 'canary-third')`,
    `insert into legal_proceeding (case_id, kind, court, next_hearing_on)
      values ($1, 'CRIMINAL', 'canary-court', '2026-02-28')`,
    `insert into emergency_grant values ('${grant}', $1, 100, 'EUR', 'EQUIPMENT', '2025-01-01', 'PAID')`,
  ]) {
    await database.query(statement, [id])
  }
  await database.query(`insert into grant_payee values ($1, 'canary-holder', 'DE02120300000000202051')`, [grant])
  const [categories, purposes] = [['IDENTITY', 'THREAT', 'LOCATION'], ['EMERGENCY_PROTECTION']]
  await ledger.relation(id, { kind: 'REFERRED', member: 'relocation', categories, purposes })
  await ledger.permit(id, { categories: ['THREAT', 'IDENTITY'], recipients: ['relocation'], purposes })
  return id
}
