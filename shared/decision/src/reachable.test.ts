import { bit, MEMBER_CODES, OWNERS, type Owner, PURPOSES, RELATIONS, ROLES } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import { breakGlass, NOW, referral, tableOf } from '../test/rows.ts'
import { reachableRelations, type Subject, staticMask, staticReason } from './reachable.ts'
import { standingsOf } from './standing.ts'

const OTHERS = ['secretariat', 'eu', 'registry', 'nobody', '']

describe('reachable relations', () => {
  test('of members at members', () => {
    for (const member of MEMBER_CODES) {
      for (const owner of MEMBER_CODES) {
        const expected = member === owner ? ['HOLDER'] : ['REFERRED', 'GRANTED', 'CO_HOLDER', 'EMERGENCY']
        expect(reachableRelations(member, owner, 'case')).toEqual(expected)
      }
    }
  })

  test('of members at the registry', () => {
    for (const member of MEMBER_CODES) {
      expect(reachableRelations(member, 'registry', 'case')).toEqual(['PARTICIPANT', 'EMERGENCY'])
    }
  })

  test('of the secretariat', () => {
    for (const owner of OWNERS) {
      expect(reachableRelations('secretariat', owner, 'case')).toEqual(['COORDINATING'])
      expect(reachableRelations('secretariat', owner, 'consortium')).toEqual(['CONSORTIUM'])
    }
  })

  test('outside the case: own staff hold, other members belong to the consortium', () => {
    for (const member of MEMBER_CODES) {
      expect(reachableRelations(member, 'relocation', 'consortium')).toEqual(
        member === 'relocation' ? ['HOLDER'] : ['CONSORTIUM'],
      )
    }
  })

  test('none of the EU, of the registry itself, of an organisation that nobody knows', () => {
    for (const member of OTHERS.filter(one => one !== 'secretariat')) {
      for (const owner of OWNERS) {
        expect(reachableRelations(member, owner, 'case')).toEqual([])
        expect(reachableRelations(member, owner, 'consortium')).toEqual([])
      }
    }
  })

  test('hold every relation in which somebody can stand to a case', () => {
    for (const member of [...MEMBER_CODES, ...OTHERS]) {
      for (const owner of OWNERS) {
        const rows = RELATIONS.flatMap(kind => [referral({ member, kind }), breakGlass({ member, kind })])
        const asker = { sub: 'opener', member, isPerson: true, purpose: 'EMERGENCY_PROTECTION' } as const
        const stands = standingsOf(rows, true, asker, owner, NOW).map(one => one.relation)
        expect(reachableRelations(member, owner, 'case')).toEqual(expect.arrayContaining(stands))
      }
    }
  })
})

/** One category for each relation, so that a mask shows which cells it unites. */
const MARK = {
  HOLDER: 'IDENTITY',
  REFERRED: 'CONTACT',
  GRANTED: 'LOCATION',
  CO_HOLDER: 'ORIGIN',
  PARTICIPANT: 'FAMILY',
  COORDINATING: 'PROFILE',
  EMERGENCY: 'THREAT',
  CONSORTIUM: 'HEALTH',
  NONE: 'LEGAL',
} as const
const marked = tableOf(
  Object.fromEntries(
    RELATIONS.map((relation, at) => [
      `CASE_WORKER TRAINING ${relation}`,
      at % 2 === 0 ? { free: [MARK[relation]] } : { ifConsented: [MARK[relation]] },
    ]),
  ),
)

describe('the static mask', () => {
  test('unites exactly the cells of the reachable relations and of none', () => {
    for (const member of [...MEMBER_CODES, ...OTHERS]) {
      for (const owner of OWNERS) {
        for (const subject of ['case', 'consortium'] as const) {
          const relations = ['NONE', ...reachableRelations(member, owner, subject)] as const
          const expected = relations.reduce((mask, relation) => mask | bit(MARK[relation]), 0)
          expect(staticMask(marked, 'CASE_WORKER', 'TRAINING', member, owner, subject)).toBe(expected)
        }
      }
    }
  })

  test('is empty in a role and for a purpose that the table does not open', () => {
    for (const role of ROLES) {
      for (const purpose of PURPOSES) {
        if (role === 'CASE_WORKER' && purpose === 'TRAINING') continue
        expect(staticMask(marked, role, purpose, 'training', 'emergency', 'case')).toBe(0)
      }
    }
  })
})

describe('why a field is not even asked for', () => {
  const agreement = tableOf({
    'CASE_WORKER TRAINING REFERRED': { ifConsented: ['HEALTH', 'NOTES'] },
    'CASE_WORKER OUTREACH HOLDER': { free: ['IDENTITY'] },
    'CASE_WORKER OUTREACH REFERRED': { ifConsented: ['LEGAL'] },
    'COORDINATOR TRAINING COORDINATING': { free: ['FUNDING'] },
  })
  const own = tableOf({ 'CASE_WORKER TRAINING REFERRED': { ifConsented: ['HEALTH'] } })
  const reason = (need: number, member = 'training', owner: Owner = 'emergency', subject: Subject = 'case') =>
    staticReason(agreement, own, need, 'CASE_WORKER', 'TRAINING', member, owner, subject)

  test('it is asked for where the static mask holds all of it', () => {
    expect(reason(bit('HEALTH'))).toBeNull()
  })

  test('OWNER_POLICY where only the owner’s own table closes it', () => {
    expect(reason(bit('NOTES'))).toBe('OWNER_POLICY')
    expect(reason(bit('NOTES') | bit('HEALTH'))).toBe('OWNER_POLICY')
  })

  test('PURPOSE_NOT_COVERED where another purpose of this role opens all of it, in a relation within reach', () => {
    expect(reason(bit('LEGAL'))).toBe('PURPOSE_NOT_COVERED')
    expect(reason(bit('IDENTITY'), 'emergency', 'emergency')).toBe('PURPOSE_NOT_COVERED')
  })

  test('ROLE_NOT_COVERED where none does: not out of reach, not another role, not half here and half there', () => {
    expect(reason(bit('IDENTITY'))).toBe('ROLE_NOT_COVERED')
    expect(reason(bit('FUNDING'))).toBe('ROLE_NOT_COVERED')
    expect(reason(bit('LEGAL') | bit('HEALTH'))).toBe('ROLE_NOT_COVERED')
    expect(reason(bit('BANKING'))).toBe('ROLE_NOT_COVERED')
  })

  test('ROLE_NOT_COVERED for what was not classified', () => {
    expect(reason(0)).toBe('ROLE_NOT_COVERED')
  })
})
