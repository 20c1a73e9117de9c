import { type Category, REGISTRY } from '@hub/vocabulary'
import type { FieldShape, RoomShape } from './room-shapes.ts'

const NOTICE = '# Written by `pnpm schema` from the members’ SDL; changes here are lost.\n'

/** The operations that follow from the members' schemas: file name to text. */
export function writtenOperations(rooms: readonly RoomShape[]): Map<string, string> {
  const explain = rooms.map(room => [`Explain${capital(room.member)}.graphql`, explainOperation(room)] as const)
  const own = rooms.flatMap(({ member }) => [...ofMember(member)])
  // The registry keeps a log as every member does.
  const audits = [...rooms.map(({ member }) => member), REGISTRY.code].flatMap(owner => [...auditsOf(owner)])
  return new Map([['CaseView.graphql', caseView(rooms)], ...explain, ...own, ...audits])
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

/** What a member tells its own people of a case: consents, texts of its desk, who asked, what was told to others. */
function ofMember(member: string): Map<string, string> {
  const name = capital(member)
  return new Map([
    [
      `${name}Consents.graphql`,
      `${NOTICE}query ${name}Consents($id: ID!, $which: ConsentsShown!) {
  case(id: $id) {
    id
    ${member}Consents(which: $which) {
      id
      effect
      categories
      recipients
      purposes
      validFrom
      validUntil
      recordedAt
      withdrawnAt
      mayContactAgain
      understood
    }
  }
}
`,
    ],
    [`${name}DeskText.graphql`, `${NOTICE}query ${name}DeskText($item: ID!) {\n  ${member}DeskText(item: $item)\n}\n`],
    [
      `${name}BreakGlassJustification.graphql`,
      `${NOTICE}query ${name}BreakGlassJustification($item: ID!) {\n  ${member}BreakGlassJustification(item: $item)\n}\n`,
    ],
    [
      `${name}Access.graphql`,
      `${NOTICE}query ${name}Access($id: ID!, $after: String) {
  case(id: $id) {
    id
    ${member}Access(first: 20, after: $after) {
      entries {
        at
        member
        sub
        onBehalfOf
        role
        purpose
        relations
        requestId
        released
        withheld
        fields {
          field
          reason
        }
        entry
      }
      next
    }
  }
}
`,
    ],
    [
      `${name}Disclosures.graphql`,
      `${NOTICE}query ${name}Disclosures($id: ID!) {
  case(id: $id) {
    id
    ${member}Disclosures {
      month
      recipient
      purpose
      categories
      times
    }
  }
}
`,
    ],
  ])
}

/** What an owner tells an auditor of its log: counts and its state, and page by page the entries with their proofs. */
function auditsOf(owner: string): Map<string, string> {
  const name = capital(owner)
  return new Map([
    [
      `${name}Audit.graphql`,
      `${NOTICE}query ${name}Audit($id: ID!, $from: Date!, $until: Date!) {
  ${owner}Audit(id: $id, from: $from, until: $until) {
    counts {
      month
      member
      role
      purpose
      requests
      cases
      callers
      withheld
    }
    checkpoint {
      size
      root
      statement
      cosignatures {
        cosigner
        statement
      }
    }
    disputes {
      log
      reason
      at
      seen
      statement
    }
  }
}
`,
    ],
    [
      `${name}AuditEntries.graphql`,
      `${NOTICE}query ${name}AuditEntries($id: ID!, $from: Date!, $until: Date!, $after: String) {
  ${owner}Audit(id: $id, from: $from, until: $until) {
    entries(first: 20, after: $after) {
      entries {
        index
        leaf
        fields
        proof
        caller
        cases
      }
      next
    }
  }
}
`,
    ],
  ])
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
