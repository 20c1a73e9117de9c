import { createHash } from 'node:crypto'
import { codegen } from '@graphql-codegen/core'
import * as operations from '@graphql-codegen/typescript-operations'
import { buildSchema, type DocumentNode, Kind, parse, print } from 'graphql'
import { SCALARS } from '../codegen/scalars.ts'
import type { RoomShape } from './room-shapes.ts'
import { explainedFields } from './written-operations.ts'

const CONFIG = {
  enumType: 'string-literal',
  scalars: SCALARS,
  strictScalars: true,
  useTypeImports: true,
  skipTypename: true,
  immutableTypes: true,
  avoidOptionals: { field: true },
}

/**
 * The console's operations as TypeScript: types of variables and answers, and for each a constant with its digest. The
 * console sends the digest; the text stays at the gateway, where it is registered.
 *
 * @param files name of each file in `schema/operations/hub-console/`, to its text
 */
export async function generateOperations(api: string, files: ReadonlyMap<string, string>): Promise<string> {
  const documents = withoutRepeatedFragments([...files].sort())
  const types = await codegen({
    filename: 'operations.ts',
    schema: parse(api),
    schemaAst: buildSchema(api),
    documents,
    config: CONFIG,
    plugins: [{ operations: {} }],
    pluginMap: { operations },
  })
  const constants = [...files].sort().map(([file, text]) => constantOf(file, text))
  return `// Written by \`pnpm schema\` from schema/operations/hub-console; changes here are lost.

/** An operation that the gateway knows by its digest. */
export interface Operation<Answer, Variables> {
  readonly name: string
  readonly sha256: string
  /** Never there: carries the types. */
  readonly types?: (variables: Variables) => Answer
}

${types.trim()}

${constants.join('\n')}`
}

/** An operation has its fragments in its own file, so the same one may stand in several; it makes one type. */
function withoutRepeatedFragments(files: readonly [string, string][]): { location: string; document: DocumentNode }[] {
  const seen = new Map<string, string>()
  return files.map(([location, text]) => {
    const definitions = parse(text).definitions.filter(one => {
      if (one.kind !== Kind.FRAGMENT_DEFINITION) return true
      const before = seen.get(one.name.value)
      seen.set(one.name.value, print(one))
      return before !== print(one)
    })
    return { location, document: { kind: Kind.DOCUMENT, definitions } }
  })
}

function constantOf(file: string, text: string): string {
  const [operation] = parse(text).definitions.filter(one => one.kind === Kind.OPERATION_DEFINITION)
  const name = operation?.name?.value
  if (operation === undefined || name === undefined) throw new Error(`${file} holds no operation with a name`)
  const type = name + (operation.operation === 'mutation' ? 'Mutation' : 'Query')
  const sha256 = createHash('sha256').update(text).digest('hex')
  return `export const ${name}: Operation<${type}, ${type}Variables> = {\n  name: '${name}',\n  sha256: '${sha256}',\n}\n`
}

/** The shapes of the rooms as TypeScript, with what can be explained in each. */
export function generateRooms(rooms: readonly RoomShape[]): string {
  const described = rooms.map(room => ({ ...room, explained: explainedFields(room) }))
  return `// Written by \`pnpm schema\` from the members’ SDL; changes here are lost.

import type { ExplainedField, RoomShape } from '../case/shape.ts'

export const ROOMS: readonly (RoomShape & { readonly explained: readonly ExplainedField[] })[] = ${JSON.stringify(described, null, 2)}
`
}
