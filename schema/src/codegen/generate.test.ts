import { expect, test } from 'vitest'
import { generateTypes } from './generate.ts'

const types = await generateTypes({
  owner: 'emergency',
  file: 'subgraphs/emergency/schema.graphql',
  sdl: `
    type Case @key(fields: "id") { id: ID! @open emergency: EmergencyFile }
    type EmergencyFile {
      amount: Decimal @personal(categories: [FUNDING])
      riskLevel: RiskLevel @personal(categories: [THREAT])
      names: [String!] @personal(categories: [IDENTITY])
    }
  `,
})

test('what a loader returns: every field, read-only, money as text', () => {
  expect(types).toContain(`export type EmergencyFile = {
  readonly __typename?: 'EmergencyFile';
  readonly amount: Maybe<Scalars['Decimal']['output']>;
  readonly riskLevel: Maybe<RiskLevel>;
  readonly names: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};`)
  expect(types).toContain('Decimal: { input: string; output: string; }')
})

test('runs as it stands: no enum, which Node cannot strip', () => {
  expect(types).not.toMatch(/\benum\b/)
  expect(types).toMatch(/export type RiskLevel =\s+\| 'LOW'/)
})

test('resolvers get the kit’s context, and Case a reference resolver', () => {
  expect(types).toContain("import type { OwnerContext } from '@hub/kit'")
  expect(types).toMatch(/CaseResolvers<ContextType = OwnerContext[^{]*\{\s+__resolveReference\?:/)
})

test('of the header only what the member uses', () => {
  expect(types).not.toMatch(/CaseStatus|Category|RegionCode/)
})
