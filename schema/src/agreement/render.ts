import { type DecidersLine, type DecisionTable, question, writeTable } from '@hub/decision'
import { CATEGORIES, PURPOSES, RELATIONS, ROLES } from '@hub/vocabulary'
import type { CompiledTable } from './compile.ts'
import { join } from './join.ts'

/** `table.json`: one cell a line, so that a change of policy shows as the cells that it changes. */
export function renderTable(table: DecisionTable): string {
  const { cells, ...head } = writeTable(table)
  return file(head, 'cells', cells)
}

/** `policies.json`: which policies decided, questions that they decide alike joined. What no policy answers is left out. */
export function renderDeciders({ digest, deciders }: CompiledTable): string {
  const lines = RELATIONS.flatMap(relation =>
    PURPOSES.flatMap(purpose =>
      ROLES.flatMap(role =>
        CATEGORIES.map((category): DecidersLine => {
          const policies = deciders[question(role, purpose, relation, category)] ?? []
          return { policies, relations: [relation], roles: [role], purposes: [purpose], categories: [category] }
        }),
      ),
    ),
  )
  const decided = lines.filter(({ policies }) => policies.length > 0)
  return file({ digest }, 'decided', join(decided, 'categories', 'roles', 'purposes', 'relations'))
}

/** JSON with one item a line. */
function file(head: Readonly<Record<string, string | number>>, name: string, items: readonly object[]): string {
  const heading = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
  const lines = items.map(one => `    ${JSON.stringify(one)}`)
  return `{\n${heading.join('')}  "${name}": [\n${lines.join(',\n')}\n  ]\n}\n`
}
