import { classesOf } from '@hub/kit/testing'
import { expect, test } from 'vitest'
import { sustaining } from './index.ts'

test('every field has the categories that the domain gives it', () => {
  expect(classesOf(sustaining.folder)).toEqual({
    'BeneficiaryOrganisation.name': 'IDENTITY',
    'BeneficiaryOrganisation.registrationNumber': 'IDENTITY',
    'SustainingFile.country': 'ORIGIN',
    'SustainingFile.closureRisk': 'THREAT',
    'SustainingFile.coreGrants': 'FUNDING',
    'CoreGrant.amount': 'FUNDING',
    'CoreGrant.currency': 'FUNDING',
    'CoreGrant.periodStart': 'FUNDING',
    'CoreGrant.periodEnd': 'FUNDING',
    'CoreGrant.instalments': 'FUNDING',
    'Instalment.dueOn': 'FUNDING',
    'Instalment.amount': 'FUNDING',
    'Instalment.paidOn': 'FUNDING',
    'SustainingFile.bankDetails': 'BANKING',
    'BankDetails.accountHolder': 'BANKING',
    'BankDetails.iban': 'BANKING',
  })
})
