import { CATEGORIES, MEMBER_CODES } from '@hub/vocabulary'
import { Kind, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { fillHeader, headerDocument, withHeader } from './header.ts'

function valuesOf(name: string): string[] {
  const definition = headerDocument().definitions.find(
    candidate => candidate.kind === Kind.ENUM_TYPE_DEFINITION && candidate.name.value === name,
  )
  return definition?.kind === Kind.ENUM_TYPE_DEFINITION ? (definition.values ?? []).map(value => value.name.value) : []
}

describe('the header', () => {
  test('names every member of the list', () => {
    expect(valuesOf('Member')).toEqual(MEMBER_CODES)
  })

  test('names every personal category and no other', () => {
    const others = ['OPEN', 'AGGREGATE', 'RELEASE_LOG']
    expect(valuesOf('Category')).toEqual(CATEGORIES.filter(category => !others.includes(category)))
  })

  test('stands before a member’s SDL, which it leaves as it is', () => {
    const sdl = '# a comment\ntype Extra { id: ID! @open }'
    const complete = withHeader(sdl)
    expect(complete.endsWith(sdl)).toBe(true)
    expect(parse(complete).definitions).toHaveLength(headerDocument().definitions.length + 1)
  })

  test('must not list members or categories itself', () => {
    expect(() => fillHeader('enum Category enum Member { emergency }')).toThrow('must leave enum `Member` empty')
    expect(() => fillHeader('enum Category enum Purpose enum ConsentRecipient')).toThrow('lacks enum `Member`')
  })
})
