import pg from 'pg'

/** Cases of one transaction: few enough for its locks, of which there is one for each case. */
const BATCH = 1_000

/**
 * Gives a member so many cases more, all alike. They are real ones to the registry, which lists and counts them by its
 * mirror; no member has anything in them.
 */
export async function addCases(registryUrl: string, member: string, count: number): Promise<void> {
  const registry = new pg.Client({ connectionString: registryUrl })
  await registry.connect()
  try {
    for (let from = 1; from <= count; from += BATCH) {
      await registry.query(
        `with made as (
          insert into case_reference (id, reference, subject_kind, status, opened_on)
          select gen_random_uuid(), 'HRD-' || to_char(number, 'FM0000"-"0000"-X"'), 'PERSON', 'OPEN',
            date '2020-01-01' + number % 2000
          from generate_series($2::int, $3::int) as number
          returning id
        ), held as (
          select owner, recipient, person, kind, purposes, opens_at, closes_at from mirror_standing
          where kind = 'HOLDER' and owner = $1 and recipient = $1 and closes_at is null limit 1
        )
        insert into mirror_standing (case_id, owner, recipient, person, kind, purposes, opens_at, closes_at)
        select made.id, held.* from made cross join held`,
        [member, from, Math.min(from + BATCH - 1, count)],
      )
    }
    await registry.query('vacuum (analyze) mirror_standing, case_reference')
  } finally {
    await registry.end()
  }
}
