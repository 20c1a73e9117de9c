import { dimensionOf, type Language, type Plan } from '@hub/disclosure'
import { notesOf } from '../notes.ts'
import type { Released } from '../released.ts'

/** Lines of RFC 4180. */
export function lines(rows: readonly (readonly string[])[]): string {
  return rows.map(row => `${row.map(quoted).join(',')}\r\n`).join('')
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}

/** The table for a spreadsheet: notes first, then a column of codes and one of labels for each dimension. */
export function csv(plan: Plan, table: Released, language: Language): string {
  const { indicator, by, period, cells } = table
  const dimensions = by.map(one => dimensionOf(plan, one))
  const label = (at: number, code: string) =>
    dimensions[at]?.codes.find(one => one.code === code)?.label[language] ?? code
  const header = ['INDICATOR', 'TIME_PERIOD', ...by.flatMap(one => [one, `${one}_LABEL`]), 'UNIT', 'VALUE', 'STATUS']
  const rows = cells.map(({ codes, value }) => [
    indicator.id,
    period,
    ...codes.flatMap((code, at) => [code, label(at, code)]),
    indicator.unit[language],
    value === null ? '' : String(value),
    value === null ? 'SUPPRESSED' : 'RELEASED',
  ])
  const notes = notesOf(plan, table, language).map(note => `# ${note}\r\n`)
  return notes.join('') + lines([header, ...rows])
}
