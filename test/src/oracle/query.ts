import { type Fields, HOST_PLACES, ROOMS } from './fields.ts'

/** Everything that a case has, as a selection. */
export const EVERY_FIELD_OF_A_CASE = `id reference subjectKind status openedOn holders ${selection(ROOMS)}`

/** Everything that the accommodation network has. */
export const EVERY_FIELD_OF_A_HOST_PLACE = selection(HOST_PLACES.fields ?? {})

function selection(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, field]) => (field.fields === undefined ? name : `${name} { ${selection(field.fields)} }`))
    .join(' ')
}
