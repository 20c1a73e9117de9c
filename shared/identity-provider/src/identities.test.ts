import { MEMBER_CODES, PURPOSES, roleFitsMember } from '@hub/vocabulary'
import { expect, it } from 'vitest'
import { IDENTITIES, signIn } from './identities.ts'

it('are a machine, a case worker and a data protection officer of every member, and three people besides', () => {
  expect([...IDENTITIES.keys()].sort()).toEqual(
    [
      ...MEMBER_CODES.flatMap(code => [`${code}-system`, `case-worker@${code}.example`, `dpo@${code}.example`]),
      'coordinator@secretariat.example',
      'auditor@secretariat.example',
      'liaison@eu.example',
    ].sort(),
  )
})

it('have the roles and purposes of the contract', () => {
  const told = (sub: string) => {
    const { kind, member, roles, purposes } = IDENTITIES.get(sub) ?? {}
    return [kind, member, ...(roles ?? []), ...(purposes ?? [])].join(' ')
  }
  const staff = PURPOSES.filter(purpose => purpose !== 'AUDIT' && purpose !== 'AGGREGATE_REPORTING')
  expect(IDENTITIES.get('training-system')?.purposes.toSorted()).toEqual(staff.toSorted())
  expect(IDENTITIES.get('case-worker@training.example')?.purposes.toSorted()).toEqual(staff.toSorted())
  expect(told('training-system')).toMatch(/^machine training PARTNER_SYSTEM /)
  expect(told('case-worker@training.example')).toMatch(/^person training CASE_WORKER /)
  expect(told('dpo@outreach.example')).toBe('person outreach DATA_PROTECTION_OFFICER AUDIT AGGREGATE_REPORTING')
  expect(told('auditor@secretariat.example')).toBe('person secretariat AUDITOR AUDIT AGGREGATE_REPORTING')
  expect(told('liaison@eu.example')).toBe('person eu EU_LIAISON AGGREGATE_REPORTING')
  expect(told('coordinator@secretariat.example')).toBe(
    'person secretariat COORDINATOR CASE_COORDINATION RELOCATION_PLACEMENT AGGREGATE_REPORTING',
  )
})

it('act in roles that fit their organisation', () => {
  for (const { sub, member, roles } of IDENTITIES.values()) {
    expect(
      roles.every(role => roleFitsMember(role, member)),
      sub,
    ).toBe(true)
  }
})

it('sign in with email and password, if they are people', () => {
  expect(signIn('dpo@training.example', 'demo-only')?.sub).toBe('dpo@training.example')
  expect(signIn('  DPO@Training.Example ', 'demo-only')?.sub).toBe('dpo@training.example')
  expect(signIn('dpo@training.example', 'demo-only ')).toBeNull()
  expect(signIn('dpo@training.example', '')).toBeNull()
  expect(signIn('training-system', 'demo-only')).toBeNull()
  expect(signIn('__proto__', 'demo-only')).toBeNull()
})
