import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { LIMITS, operationLimits, reservedNames } from './operation-limits.ts'

const schema = buildSchema('type Query { a: Query b: Int cases: [Case!] } type Case { id: ID }')

function codes(query: string): unknown[] {
  return validate(schema, parse(query), [operationLimits(), reservedNames]).map(error => error.extensions.code)
}

function nested(levels: number): string {
  return `${'{ a '.repeat(levels)}{ b }${' }'.repeat(levels)}`
}

describe('limits of one operation', () => {
  it('accepts what is within them', () => {
    expect(codes(nested(LIMITS.depth - 1))).toEqual([])
  })

  it('attack 13: refuses too deep', () => {
    expect(codes(nested(LIMITS.depth))).toEqual(['OPERATION_TOO_LARGE'])
  })

  it('attack 13: refuses too many aliases', () => {
    const aliases = Array.from({ length: LIMITS.aliases + 1 }, (_, index) => `x${index}: b`).join(' ')
    expect(codes(`{ ${aliases} }`)).toEqual(['OPERATION_TOO_LARGE'])
  })

  it.each([
    ['aliases', (index: number) => `x${index}: cases { id }`],
    ['deeper', (index: number) => `x${index}: a { ... { cases { id } } }`],
    ['fragments', () => 'a { ...f }'],
  ])('attack 13: refuses too many selections of cases: %s', (_, one) => {
    const some = (count: number) => Array.from({ length: count }, (_, index) => one(index)).join(' ')
    // Within another field, so that it is not about the number of root fields.
    const asking = (count: number) => `{ a { ${some(count)} } } fragment f on Query { cases { id } }`
    expect(codes(asking(LIMITS.cases))).toEqual([])
    expect(codes(asking(LIMITS.cases + 1))).toEqual(['OPERATION_TOO_LARGE'])
  })

  it('attack 13: refuses too many fragments', () => {
    const fragments = Array.from({ length: LIMITS.fragments + 1 }, (_, index) => `fragment f${index} on Query { b }`)
    expect(codes(`{ b } ${fragments.join(' ')}`)).toEqual(['OPERATION_TOO_LARGE'])
  })

  it('attack 13: refuses fragments that explode, in bounded time', () => {
    const levels = Array.from(
      { length: 40 },
      (_, index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`,
    )
    const began = performance.now()
    expect(codes(`{ ...f0 } ${levels.join(' ')} fragment f40 on Query { b }`)).toEqual(['OPERATION_TOO_LARGE'])
    expect(performance.now() - began).toBeLessThan(1_000)
  })

  it('attack 7: refuses what only grows when its fragments are written out', () => {
    const asking = (field: string) =>
      `query ($yes: Boolean) { ${Array.from({ length: 10 }, (_, index) => `x${index}: a { ...f }`).join(' ')} } fragment f on Query { ${field} }`
    expect(codes(asking('b '.repeat(90)))).toEqual([])
    expect(codes(asking('b @include(if: $yes) '.repeat(90)))).toEqual(['OPERATION_TOO_LARGE'])
    expect(codes(asking(`${'long'.repeat(2_700)}: b`))).toEqual(['OPERATION_TOO_LARGE'])
  })

  it('attack 13: refuses fragments within fragments, and too many root fields', () => {
    const nested = (levels: number) => `${'{ ... '.repeat(levels)}{ b }${' }'.repeat(levels)}`
    expect(codes(nested(LIMITS.nesting - 1))).toEqual([])
    expect(codes(nested(LIMITS.nesting))).toEqual(['OPERATION_TOO_LARGE'])
    const roots = (count: number) => Array.from({ length: count }, (_, index) => `x${index}: b`).join(' ')
    expect(codes(`{ ... { ...f } } fragment f on Query { ${roots(LIMITS.roots)} }`)).toEqual([])
    expect(codes(`{ ... { ...f } } fragment f on Query { ${roots(LIMITS.roots + 1)} }`)).toEqual([
      'OPERATION_TOO_LARGE',
    ])
  })

  it('does not follow cycles', () => {
    expect(codes('{ ...f } fragment f on Query { a { ...f } }')).toEqual([])
  })

  it('refuses the names that the hub keeps for itself', () => {
    expect(codes('{ __hubKey: b }')).toEqual(['GRAPHQL_VALIDATION_FAILED'])
    expect(codes('{ __proto__: b }')).toEqual(['GRAPHQL_VALIDATION_FAILED'])
  })
})
