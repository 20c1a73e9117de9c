import { classesOf } from '@hub/kit/testing'
import { expect, test } from 'vitest'
import { outreach } from './index.ts'

test('every field has the categories that the domain gives it', () => {
  expect(classesOf(outreach.folder)).toEqual({
    'FirstContact.date': 'CONTACT',
    'FirstContact.channel': 'CONTACT',
    'OutreachSource.kind': 'SOURCE',
    'OutreachSource.name': 'SOURCE',
    'OutreachFile.isolationFactors': 'PROFILE',
    'OutreachFile.missions': 'ORIGIN',
    'OutreachMission.country': 'ORIGIN',
    'OutreachMission.startsOn': 'ORIGIN',
    'OutreachFile.localPartners': 'INVOLVEMENT THIRD_PARTY',
    'LocalPartner.name': 'INVOLVEMENT THIRD_PARTY',
  })
})
