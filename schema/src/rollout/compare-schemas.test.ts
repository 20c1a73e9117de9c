import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { compareSchemas } from './compare-schemas.ts'

const SUPERGRAPH = readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8')

/** The supergraph with one line of it written otherwise. */
function changed(line: RegExp, into: string): string {
  const other = SUPERGRAPH.replace(line, into)
  expect(other).not.toBe(SUPERGRAPH)
  return other
}

it('says nothing of what is the same', () => {
  expect(compareSchemas(SUPERGRAPH, SUPERGRAPH)).toEqual({ lines: [], gone: 0, differs: false })
})

it('names fields that are gone, and new ones with owner and classification', () => {
  const without = changed(/( {2}"""((?!""")[\s\S])*"""\n)? {2}knownAs: [^\n]*\n/, '')
  expect(compareSchemas(SUPERGRAPH, without)).toMatchObject({
    lines: ['- EmergencyFile.knownAs is gone, of emergency'],
    gone: 1,
  })
  const { lines } = compareSchemas(without, SUPERGRAPH)
  expect(lines).toEqual([expect.stringMatching(/^\+ EmergencyFile\.knownAs is new: .*, of emergency, IDENTITY$/)])
})

it('names a classification that changes, whatever else does not', () => {
  const weaker = changed(/( {2}knownAs: .*@personal\(categories: )\[IDENTITY\]/, '$1[PROFILE]')
  expect(compareSchemas(SUPERGRAPH, weaker).lines).toEqual([
    '! EmergencyFile.knownAs is classified PROFILE, and was IDENTITY',
  ])
})

it('names types and words that change', () => {
  const other = changed(/ {2}reference: String!/, '  reference: String')
  expect(compareSchemas(SUPERGRAPH, other).lines).toEqual(['~ Case.reference becomes String, and was String!'])
})
