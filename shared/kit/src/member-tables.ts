import type { ColumnType, GeneratedAlways, Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A column `date`. Written as ISO 8601 text; read inside JSON, where it is ISO 8601 text whatever the time zone. */
export type Day = ColumnType<Date, string, string>

/**
 * A column `numeric(14,2)`, written as decimal text. JSON would make it a binary float, so it is typed as what JSON
 * makes a number of: a loader that forgets to cast it to text does not compile.
 */
export type Money = ColumnType<`${number}`, string, string>

/** The column of {@link recordedOn}; the day itself unless given. */
export type RecordedOn = ColumnType<Date, string | undefined, string>

/**
 * Adds to these tables the day on which a row was recorded: statistics count what comes late in the quarter in which it
 * came, since a quarter that was released does not change any more.
 */
export function recordedOn(...tables: readonly string[]): Migration {
  return statements(
    ...tables.map(table => `alter table ${table} add column recorded_on date not null default current_date`),
  )
}

/** A row of which a case has any number; `id` keeps them in the order in which they were recorded. See {@link manyOf}. */
export interface OfCase {
  readonly id: GeneratedAlways<number>
  readonly case_id: string
}

/** A migration that runs these statements in order. Once released, never change one: add another migration. */
export function statements(...lines: readonly string[]): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const line of lines) await sql.raw(line).execute(db)
    },
  }
}

/**
 * An enumerated type.
 *
 * @example closedWords('visa_status', 'APPLIED ISSUED') // create type visa_status as enum ('APPLIED', 'ISSUED')
 */
export function closedWords(name: string, words: string): string {
  const list = words.trim().split(/\s+/)
  return `create type ${name} as enum (${list.map(word => `'${word}'`).join(', ')})`
}

/** A table of rows of which each row of `file` has any number; its primary key serves the look-up by case. */
export function manyOf(file: string, table: string, columns: string): string {
  return `create table ${table} (
    case_id uuid not null references ${file}, id integer generated always as identity, ${columns},
    primary key (case_id, id)
  )`
}

/**
 * Types of columns for codes and money: ISO 3166-1, UN M49, ISO 4217, ISO 13616, and amounts above zero with two places.
 * They keep out what no caller would understand. Spread into a member's first migration, before its tables.
 */
export const codeDomains: readonly string[] = [
  `create domain country_code as char(2) check (value ~ '^[A-Z]{2}$')`,
  `create domain region_code as char(3) check (value ~ '^[0-9]{3}$')`,
  `create domain currency_code as char(3) check (value ~ '^[A-Z]{3}$')`,
  `create domain iban as text check (value ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$')`,
  `create domain positive_amount as numeric(14,2) check (value > 0)`,
]
