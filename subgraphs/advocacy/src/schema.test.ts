import { classesOf } from '@hub/kit/testing'
import { expect, test } from 'vitest'
import { advocacy } from './index.ts'

test('every field has the categories that the domain gives it', () => {
  expect(classesOf(advocacy.folder)).toEqual({
    'AdvocacyFile.actions': 'ADVOCACY',
    'AdvocacyAction.kind': 'ADVOCACY',
    'AdvocacyAction.addressee': 'ADVOCACY',
    'AdvocacyAction.sentOn': 'ADVOCACY',
    'AdvocacyAction.status': 'ADVOCACY',
    'AdvocacyAction.text': 'ADVOCACY NOTES',
    'AdvocacyFile.publicationPermission': 'ADVOCACY',
    'AdvocacyFile.appeals': 'ADVOCACY',
    'CaseAppeal.title': 'ADVOCACY',
    'CaseAppeal.publishedOn': 'ADVOCACY',
    'CaseAppeal.url': 'ADVOCACY',
    'Query.publishedAppeals': 'OPEN',
    'PublishedAppeal.title': 'OPEN',
    'PublishedAppeal.publishedOn': 'OPEN',
    'PublishedAppeal.url': 'OPEN',
  })
})
