import { MEMBERS } from '@hub/vocabulary'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { LoadCases, UnenforcedContext } from './owner.ts'

interface CaseRow {
  readonly id: string
}

/** The registry's cases, whoever asks: the table of references alone, no mirror. */
export function registryCases(db: Kysely<never>): LoadCases {
  return async ids => {
    const rows = await casesWhere(db, sql`where id = any(${ids}::uuid[])`)
    const byId = new Map(rows.map(row => [row.id, row]))
    return ids.map(id => byId.get(id) ?? null)
  }
}

/** The root fields that the scenarios use. */
export function registryQuery(db: Kysely<never>) {
  return {
    case: (_: unknown, { id }: { id: string }, { cases }: UnenforcedContext) => cases.load(id),
    caseByReference: async (_: unknown, { reference }: { reference: string }) => {
      const [row] = await casesWhere(db, sql`where reference = ${reference}`)
      return row ?? null
    },
    cases: async (_: unknown, { first, filter }: PageArgs) => {
      const prefix = `${filter?.referencePrefix ?? ''}%`
      const rows = await casesWhere(db, sql`where reference like ${prefix} order by reference limit ${first + 1}`)
      return { nodes: rows.slice(0, first), pageInfo: { hasNextPage: rows.length > first } }
    },
    members: () => MEMBERS.map(({ code, name, domain }) => ({ code, name, domain })),
  }
}

interface PageArgs {
  readonly first: number
  readonly filter?: { readonly referencePrefix?: string }
}

async function casesWhere(db: Kysely<never>, condition: RawBuilder<unknown>): Promise<readonly CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select 'Case' as __typename, id, reference, subject_kind as "subjectKind", status,
      to_char(opened_on, 'YYYY-MM-DD') as "openedOn"
    from case_reference ${condition}
  `.execute(db)
  return rows
}
