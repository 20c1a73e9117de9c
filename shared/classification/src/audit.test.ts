import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { auditField, auditTypes, withAudit } from './audit.ts'
import { classifyDocument } from './classify.ts'

const SDL = 'type Case @key(fields: "id") { id: ID! @open }'

describe('what is added to an owner’s SDL about its log', () => {
  test('is of the release log, every field of it, and bears the owner’s name', () => {
    const added = withAudit('emergency', SDL)
    expect(added.startsWith(SDL)).toBe(true)
    const classes = [...classifyDocument(parse(added))].filter(([field]) => field !== 'Case.id')
    expect(classes.filter(([, { directive }]) => directive !== 'audit')).toEqual([])
    const fields = classes.map(([field]) => field)
    expect(fields).toEqual(
      expect.arrayContaining(['Case.emergencyAccess', 'Case.emergencyDisclosures', 'Query.emergencyAudit']),
    )
    expect(fields.filter(field => !/^(Emergency|Case\.emergency|Query\.emergency)/.test(field))).toEqual([])
    expect(auditField('emergency', 'access')).toBe('emergencyAccess')
  })

  test('is about the log as a whole at the registry', () => {
    const fields = [...classifyDocument(parse(withAudit('registry', SDL))).keys()]
    expect(fields).toContain('Query.registryAudit')
    expect(fields.filter(field => /Access|Disclosure/.test(field))).toEqual([])
  })

  test('is nothing where the owner knows no case, or its SDL cannot be read', () => {
    for (const sdl of ['type Query { a: Int @open }', 'type Case {']) expect(withAudit('emergency', sdl)).toBe(sdl)
  })

  test('takes names that are nobody else’s', () => {
    expect([...auditTypes()]).toEqual(
      expect.arrayContaining(['EmergencyCaseAccess', 'RegistryAudit', 'OutreachAuditCount']),
    )
    expect(auditTypes()).not.toContain('Case')
  })
})
