import { classesOf } from '@hub/kit/testing'
import { expect, test } from 'vitest'
import { registry } from './index.ts'

test('everything but these is open', () => {
  const personal = Object.entries(classesOf(registry.folder)).filter(([, categories]) => categories !== 'OPEN')
  expect(Object.fromEntries(personal)).toEqual({
    'Case.status': 'CASE_STATUS',
    'Case.openedOn': 'CASE_STATUS',
    'Case.holders': 'INVOLVEMENT',
    'CaseFilter.status': 'CASE_STATUS',
    'CaseFilter.openedOn': 'CASE_STATUS',
    // What people write in commands.
    'BreakGlassInput.justification': 'NOTES',
    'OpenCaseInput.localReference': 'NOTES',
    'ReferCaseInput.message': 'NOTES',
    'RegisterPartInput.localReference': 'NOTES',
    'RequestAccessInput.justification': 'NOTES',
  })
})
