import type { CaseOrderField } from '../generated/operations.ts'

export interface ColumnEntry {
  readonly id: 'reference' | 'kind' | 'status' | 'openedOn' | 'holders'
  /** By what the hub sorts, where it can be sorted by. */
  readonly order?: CaseOrderField
}

const REFERENCE: ColumnEntry = { id: 'reference', order: 'REFERENCE' }
const KIND: ColumnEntry = { id: 'kind', order: 'SUBJECT_KIND' }
const STATUS: ColumnEntry = { id: 'status', order: 'STATUS' }
const OPENED: ColumnEntry = { id: 'openedOn', order: 'OPENED_ON' }
const HOLDERS: ColumnEntry = { id: 'holders' }

const ALL = [REFERENCE, KIND, STATUS, OPENED, HOLDERS]
const NARROW = [REFERENCE, STATUS, OPENED]
const NARROWEST = [REFERENCE, STATUS]

/** As many as there is room for. */
export function columnsFor(wide: boolean, medium: boolean): readonly ColumnEntry[] {
  return wide ? ALL : medium ? NARROW : NARROWEST
}
