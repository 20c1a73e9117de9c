import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import { headerDocument } from '@hub/classification'
import { buildASTSchema, type DocumentNode, isTypeDefinitionNode, Kind, parse, visit } from 'graphql'
import type { Submission } from '../admission/admit.ts'
import { SCALARS } from './scalars.ts'

const CONFIG = {
  contextType: '@hub/kit#OwnerContext',
  enumsAsTypes: true,
  federation: true,
  makeResolverTypeCallable: true,
  scalars: SCALARS,
  strictScalars: true,
  useTypeImports: true,
  // A loader that forgets a column does not compile; what it returns, nobody changes.
  avoidOptionals: { field: true },
  immutableTypes: true,
}

const NOTICE = '// Written by `pnpm schema` from schema.graphql; changes here are lost.\n\n'

/** The TypeScript of one member: its object types as loaders return them, and `Resolvers`. */
export async function generateTypes({ sdl }: Submission): Promise<string> {
  const document = documentFor(sdl)
  const types = await codegen({
    filename: 'types.ts',
    schema: document,
    schemaAst: buildASTSchema(document, { assumeValidSDL: true }),
    documents: [],
    config: CONFIG,
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers },
  })
  return NOTICE + types
}

/**
 * The member's SDL with what it uses of the header: links and classifications make no types, and `@key`, which is
 * linked, codegen wants defined.
 */
function documentFor(sdl: string): DocumentNode {
  const member = parse(sdl)
  const used = new Set<string>()
  visit(member, {
    NamedType: node => {
      used.add(node.name.value)
    },
  })
  const shared = headerDocument().definitions.filter(
    definition => isTypeDefinitionNode(definition) && used.has(definition.name.value),
  )
  const { definitions } = parse('directive @key(fields: String!) on OBJECT')
  return { kind: Kind.DOCUMENT, definitions: [...definitions, ...shared, ...member.definitions] }
}
