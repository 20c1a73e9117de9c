import { PURPOSES, REASONS, RELATIONS, ROLES } from '@hub/vocabulary'
import { buildASTSchema, isEnumType, isObjectType, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { classifyDocument } from './classify.ts'
import { explanationField, explanationTypes, withExplanation } from './explanation.ts'

const SDL = 'type Case @key(fields: "id") { id: ID! @open emergency: File }\ntype File { name: String @open }'
const complete = withExplanation('emergency', SDL)
const SHARED = 'type Query { a: Int } enum Category { IDENTITY } scalar DateTime'
const schema = buildASTSchema(
  parse(`${complete} ${SHARED} enum Purpose { ${PURPOSES.join(' ')} } enum ConsentRecipient { emergency }`),
  { assumeValidSDL: true },
)

describe('what is added to a member’s SDL', () => {
  test('leaves its own text as it is', () => {
    expect(complete.startsWith(SDL)).toBe(true)
  })

  test('is two fields of the case, and types that bear the member’s name', () => {
    const type = schema.getType('Case')
    const fields = isObjectType(type) ? Object.keys(type.getFields()) : []
    expect(fields).toEqual(['id', 'emergency', explanationField('emergency'), 'emergencyConsents'])
    const own = Object.keys(schema.getTypeMap()).filter(name => name.startsWith('Emergency'))
    expect(own.sort()).toEqual([
      'EmergencyExplanation',
      'EmergencyExplanationDirective',
      'EmergencyExplanationTerm',
      'EmergencyExplanationWay',
      'EmergencyRecordedConsent',
    ])
    for (const name of own) expect(withExplanation('training', SDL)).not.toContain(name)
  })

  test('is of the release log, every field of it', () => {
    const classes = classifyDocument(parse(complete))
    const types = ['Case', 'EmergencyExplanation', 'EmergencyExplanationWay', 'EmergencyExplanationTerm']
    for (const name of [...types, 'EmergencyExplanationDirective', 'EmergencyRecordedConsent']) {
      const type = schema.getType(name)
      for (const field of isObjectType(type) ? Object.keys(type.getFields()) : []) {
        if (name === 'Case' && field !== 'emergencyExplanation' && field !== 'emergencyConsents') continue
        expect([name, field, classes.get(`${name}.${field}`)?.directive]).toEqual([name, field, 'audit'])
      }
    }
  })

  test('knows the words of the vocabularies', () => {
    const words = (name: string) => {
      const type = schema.getType(name)
      return isEnumType(type) ? type.getValues().map(value => value.name) : []
    }
    expect(words('Role')).toEqual(ROLES)
    expect(words('Purpose')).toEqual(PURPOSES)
    expect(words('Relation')).toEqual(RELATIONS)
    expect(words('Reason')).toEqual(REASONS)
  })

  test('is nothing where the owner is no member, knows no case, or cannot be read', () => {
    for (const [owner, sdl] of [
      ['registry', SDL],
      ['emergency', 'type Query { a: Int @open }'],
      ['emergency', 'type Case {'],
    ] as const) {
      expect(withExplanation(owner, sdl)).toBe(sdl)
    }
  })
})

test('its names are nobody else’s', () => {
  expect([...explanationTypes()]).toEqual(
    expect.arrayContaining(['EmergencyExplanation', 'OutreachExplanationTerm', 'Role', 'WayState']),
  )
  expect(explanationTypes()).not.toContain('Case')
  expect(explanationTypes()).not.toContain('Explanation')
})
