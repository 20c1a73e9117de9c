import { listOf, type OpenCase, roomOf, type Values, valuesOf } from '../open-case.ts'
import type { FieldShape, RoomShape } from '../shape.ts'

/** Something with a day, out of a member’s part. */
export interface CaseEvent {
  /** ISO 8601. */
  readonly on: string
  readonly member: string
  /** What it is an entry of: type and field in the room. */
  readonly of: { readonly type: string; readonly field: string }
  /** What happened that day: type and field of the date. */
  readonly what: { readonly type: string; readonly field: string }
  /** The word or name that tells one entry from the next. */
  readonly detail: { readonly field: FieldShape; readonly value: unknown } | null
}

/** Every day that the rooms show, the latest first. A person’s own dates, such as birth, are no events of the case. */
export function eventsOf(open: OpenCase, rooms: readonly RoomShape[]): CaseEvent[] {
  const events = rooms.flatMap(room => {
    const values = roomOf(open, room.member)
    if (values === null) return []
    return room.fields.flatMap(field => {
      const of = { type: room.type, field: field.name }
      const entries = field.list ? (listOf(values[field.name]) ?? []) : [values[field.name]]
      return entries.flatMap(entry => below(entry, field, room.member, of))
    })
  })
  return events.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}

function below(entry: unknown, field: FieldShape, member: string, of: CaseEvent['of']): CaseEvent[] {
  const values = valuesOf(entry)
  if (values === null) return []
  return (field.fields ?? []).flatMap(inner => {
    const value = values[inner.name]
    if (inner.type === 'Date' && typeof value === 'string') {
      return [{ on: value, member, of, what: { type: field.type, field: inner.name }, detail: detailOf(field, values) }]
    }
    return (listOf(value) ?? [value]).flatMap(one => below(one, inner, member, of))
  })
}

/** The first word or text of an entry. */
function detailOf(field: FieldShape, values: Values): CaseEvent['detail'] {
  const telling = (field.fields ?? []).find(
    one =>
      !one.list &&
      (one.is === 'enum' || one.type === 'String' || one.type === 'CountryCode') &&
      values[one.name] !== null,
  )
  return telling === undefined ? null : { field: telling, value: values[telling.name] }
}
