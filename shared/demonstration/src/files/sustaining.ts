import type { Tables } from '@hub/sustaining'
import { type CaseDraft, type Part, partOf } from '../case/draft.ts'
import { fictionalIban } from '../person/iban.ts'
import { DAY, dayOf } from '../time.ts'
import { amount, CURRENCIES, decimal } from './money.ts'
import type { RowsOf } from './rows.ts'

export type SustainingRows = RowsOf<Tables>

export const noSustainingRows = (): SustainingRows => ({
  sustaining_file: [],
  core_grant: [],
  instalment: [],
  bank_details: [],
})

export function addSustainingFile(rows: SustainingRows, case_id: string, draft: CaseDraft): void {
  const part = partOf(draft, 'sustaining')
  const { random, subject } = draft
  const has = (share: number) => part.complete || random.chance(share)
  rows.sustaining_file.push({
    case_id,
    organisation_name: subject.group,
    registration_number: has(0.7) ? `ZZ-${random.integer(10_000, 99_999)}` : null,
    country: has(0.95) ? subject.origin.code : null,
    closure_risk: has(0.9)
      ? random.weighted([
          ['LOW', 25],
          ['MEDIUM', 40],
          ['HIGH', 25],
          ['CRITICAL', 10],
        ])
      : null,
  })
  if (has(0.9)) addGrant(rows, case_id, draft, part)
  if (has(0.85)) rows.bank_details.push({ case_id, account_holder: subject.group, iban: fictionalIban(random) })
}

/** A grant over one or two years in equal instalments, every half year; the last takes what cannot be divided. */
function addGrant(rows: SustainingRows, case_id: string, { random, now }: CaseDraft, { heldSince }: Part): void {
  const id = random.uuid()
  const years = random.integer(1, 2)
  const start = heldSince + 30 * DAY
  const total = amount(random, 8_000, 60_000)
  rows.core_grant.push({
    id,
    case_id,
    amount: decimal(total),
    currency: random.weighted(CURRENCIES),
    period_start: dayOf(start),
    period_end: dayOf(start + years * 365 * DAY),
  })
  const count = years * 2
  const each = Math.floor(total / count)
  for (let number = 0; number < count; number++) {
    const due = start + number * 182 * DAY
    rows.instalment.push({
      grant_id: id,
      due_on: dayOf(due),
      amount: decimal(number === count - 1 ? total - each * (count - 1) : each),
      // The first is paid even before it is due, so that every grant shows one that is.
      paid_on: number === 0 || due < now ? dayOf(Math.min(due + random.integer(-5, 20) * DAY, now)) : null,
    })
  }
}
