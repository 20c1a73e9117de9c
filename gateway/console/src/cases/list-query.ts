import { useSyncExternalStore } from 'react'
import type { CaseFilter, CaseOrder, CaseStatus, SubjectKind } from '../generated/operations.ts'
import { forgetPlace } from './use-row-window.ts'

/** What the list is asked for. It stays in memory when a case is opened, so that coming back finds it as it was. */
export interface ListQuery {
  /** The beginning of a reference. */
  readonly reference: string
  readonly status: CaseStatus | 'ANY'
  readonly kind: SubjectKind | 'ANY'
  readonly openedFrom: string
  readonly openedUntil: string
  readonly order: CaseOrder
}

export const EVERYTHING: ListQuery = {
  reference: '',
  status: 'ANY',
  kind: 'ANY',
  openedFrom: '',
  openedUntil: '',
  order: { field: 'OPENED_ON', direction: 'DESC' },
}

let query = EVERYTHING
const listeners = new Set<() => void>()

export function useListQuery(): [ListQuery, (change: Partial<ListQuery>) => void] {
  const current = useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => query,
  )
  return [current, change]
}

function change(part: Partial<ListQuery>): void {
  query = { ...query, ...part }
  forgetPlace()
  for (const listener of listeners) listener()
}

/** Whether anything narrows the list. */
export function isNarrowed({ order: _, ...rest }: ListQuery): boolean {
  return Object.entries(rest).some(([key, value]) => value !== EVERYTHING[key as keyof typeof rest])
}

/** The filter as the hub takes it: what asks nothing is left out. */
export function filterOf({ reference, status, kind, openedFrom, openedUntil }: ListQuery): CaseFilter {
  const prefix = reference.trim()
  const dated = openedFrom !== '' || openedUntil !== ''
  return {
    ...(prefix !== '' && { referencePrefix: prefix }),
    ...(status !== 'ANY' && { status: [status] }),
    ...(kind !== 'ANY' && { subjectKind: [kind] }),
    ...(dated && { openedOn: { from: openedFrom || null, until: openedUntil || null } }),
  }
}
