import { maskOf } from '@hub/vocabulary'
import { expect, test } from 'vitest'
import { unguardedSchema } from '../schema.ts'
import { fieldNeeds } from './field-needs.ts'

const SDL = `
  type Query { loose: Note }
  type Case @key(fields: "id") { id: ID! @open emergency: File }
  type File {
    name: String @personal(categories: [IDENTITY])
    box: Box
    notes: [Note!] @personal(categories: [NOTES])
    threats: [Threat!] @personal(categories: [THREAT])
  }
  type Box { health: String @personal(categories: [HEALTH]) inner: Box }
  type Note { text: String @personal(categories: [NOTES]) }
  type Threat { note: Note @personal(categories: [THREAT]) }
`
const { schema, classes } = unguardedSchema(SDL, {})
const needs = fieldNeeds('emergency', schema, classes)

test.each([
  ['name', ['IDENTITY']],
  ['File.name', ['IDENTITY']],
  ['notes', ['NOTES']],
  ['notes.text', ['NOTES']],
  ['threats.note', ['THREAT']],
  ['Threat.note', ['THREAT']],
  ['threats.note.text', ['NOTES', 'THREAT']],
  ['box.health', ['HEALTH']],
  ['Box.health', ['HEALTH']],
] as const)('%s needs its own categories and those around it', (name, categories) => {
  expect(needs.of(name)).toBe(maskOf(categories))
})

test.each(['Note.text', 'box', 'box.inner.health', 'emergency.name', 'id', 'Case.id', 'Query.loose', 'toString', ''])(
  '`%s` is no name, or several',
  name => {
    expect(needs.of(name)).toBeUndefined()
  },
)

test('an owner without a room has nothing to explain', () => {
  expect(fieldNeeds('training', schema, classes).of('name')).toBeUndefined()
})
