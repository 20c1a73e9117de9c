import type { Category } from '@hub/vocabulary'
import type { FieldShape, RoomShape } from './room-shapes.ts'

const NOTICE = '# Written by `pnpm schema` from the members’ SDL; changes here are lost.\n'

/** The operations that follow from the members' schemas: file name to text. */
export function writtenOperations(rooms: readonly RoomShape[]): Map<string, string> {
  const explain = rooms.map(room => [`Explain${capital(room.member)}.graphql`, explainOperation(room)] as const)
  return new Map([['CaseView.graphql', caseView(rooms)], ...explain])
}

/** Everything that a case can show, in every room. */
function caseView(rooms: readonly RoomShape[]): string {
  const selections = rooms.map(room => `    ${room.member} {\n${selectionOf(room.fields, 6)}    }\n`)
  return `${NOTICE}query CaseView($id: ID!) {
  case(id: $id) {
    id
    reference
    subjectKind
    status
    openedOn
    holders
${selections.join('')}  }
}
`
}

function selectionOf(fields: readonly FieldShape[], indent: number): string {
  const space = ' '.repeat(indent)
  return fields
    .map(({ name, fields: inner }) =>
      inner === undefined ? `${space}${name}\n` : `${space}${name} {\n${selectionOf(inner, indent + 2)}${space}}\n`,
    )
    .join('')
}

/** One field of a room that stands for all that need the same categories. */
export interface ExplainedField {
  /** Under what the answer comes. */
  readonly alias: string
  readonly field: string
  readonly categories: readonly Category[]
}

/** For each set of categories in a room, one field that needs exactly these. */
export function explainedFields(room: RoomShape): ExplainedField[] {
  const found = new Map<string, ExplainedField>()
  const visit = (fields: readonly FieldShape[], path: string): void => {
    for (const { name, categories, fields: inner, list } of fields) {
      const field = path + name
      const alias = categories.join('_')
      if (inner === undefined || list) if (!found.has(alias)) found.set(alias, { alias, field, categories })
      if (inner !== undefined) visit(inner, `${field}.`)
    }
  }
  visit(room.fields, '')
  return [...found.values()]
}

/** Why one member shows its part to one caller, or does not: one line for each set of categories. */
function explainOperation(room: RoomShape): string {
  const field = `${room.member}Explanation`
  const lines = explainedFields(room).map(
    one =>
      `    ${one.alias}: ${field}(field: "${one.field}", member: $member, role: $role, purpose: $purpose) {\n` +
      `      ...Why${capital(room.member)}\n    }\n`,
  )
  return `${NOTICE}query Explain${capital(room.member)}($id: ID!, $member: String!, $role: Role!, $purpose: Purpose!) {
  case(id: $id) {
    id
${lines.join('')}  }
}

fragment Why${capital(room.member)} on ${capital(room.member)}Explanation {
  categories
  released
  reason
  ways {
    relation
    state
    terms {
      category
      condition
      policies
      opened
    }
  }
  directives {
    id
    says
    understood
    categories
  }
}
`
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
