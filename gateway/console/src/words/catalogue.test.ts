import { readFileSync } from 'node:fs'
import { CATEGORIES, MEMBER_CODES, PURPOSES, REASONS, RELATIONS, ROLES } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import type { FieldShape } from '../case/shape.ts'
import { ROOMS } from '../generated/rooms.ts'

type Entry = string | { readonly [key: string]: Entry }

function catalogue(language: string): Record<string, Entry> {
  return JSON.parse(readFileSync(new URL(`${language}.json`, import.meta.url), 'utf8')) as Record<string, Entry>
}

/** `cases.title` to its sentence, for every entry. */
function sentences(entry: Entry, path = ''): [path: string, sentence: string][] {
  if (typeof entry === 'string') return [[path, entry]]
  return Object.entries(entry).flatMap(([key, below]) => sentences(below, path === '' ? key : `${path}.${key}`))
}

/** What a sentence leaves open, such as `count`. */
function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name).sort()
}

const english = new Map(sentences(catalogue('en')))
const french = new Map(sentences(catalogue('fr')))

test('French has every entry of English, and no other', () => {
  expect([...french.keys()].sort()).toEqual([...english.keys()].sort())
})

test('no entry is empty, and the same is left open in both', () => {
  for (const [path, sentence] of english) {
    expect(sentence.trim(), path).not.toBe('')
    expect(french.get(path)?.trim(), path).not.toBe('')
    expect(placeholders(french.get(path) ?? ''), path).toEqual(placeholders(sentence))
  }
})

describe('every word has a name', () => {
  const vocabularies = {
    Purpose: PURPOSES,
    Role: ROLES,
    Reason: REASONS,
    Relation: RELATIONS,
    Category: CATEGORIES,
  }
  test.each(Object.entries(vocabularies))('%s', (vocabulary, words) => {
    expect(words.filter(word => !english.has(`words.${vocabulary}.${word}`))).toEqual([])
  })

  test('members', () => {
    expect(MEMBER_CODES.filter(code => !english.has(`organisations.${code}`))).toEqual([])
  })

  test('each reason has a sentence, each purpose a line', () => {
    expect(REASONS.filter(reason => !english.has(`withheld.why.${reason}`))).toEqual([])
    expect(PURPOSES.filter(purpose => !english.has(`purpose.about.${purpose}`))).toEqual([])
  })

  test('every field of every room, and every word that it can hold', () => {
    const missing: string[] = []
    const need = (path: string) => {
      if (!english.has(path)) missing.push(path)
    }
    const words = wordsOfSchema()
    const visit = (type: string, fields: readonly FieldShape[]): void => {
      for (const field of fields) {
        if (field.type === 'ID') continue
        need(`fields.${type}.${field.name}`)
        if (field.is === 'enum') for (const word of words(field.type)) need(`words.${field.type}.${word}`)
        visit(field.type, field.fields ?? [])
      }
    }
    for (const room of ROOMS) visit(room.type, room.fields)
    expect(missing).toEqual([])
  })
})

/** The words of an enum, out of the schema for clients. */
function wordsOfSchema(): (name: string) => string[] {
  const api = readFileSync(new URL('../../../../schema/api.graphql', import.meta.url), 'utf8')
  return name => {
    const [, body = ''] = new RegExp(`^enum ${name} \\{([^}]*)\\}`, 'm').exec(api) ?? []
    return [...body.replaceAll(/"""[^"]*"""/g, '').matchAll(/^\s+([A-Z][A-Z0-9_]*)$/gm)].map(([, word = '']) => word)
  }
}
