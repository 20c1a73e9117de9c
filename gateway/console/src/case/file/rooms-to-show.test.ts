import { expect, test } from 'vitest'
import type { Withheld } from '../../hub/report.ts'
import type { OpenCase } from '../open-case.ts'
import type { FieldShape, RoomShape } from '../shape.ts'
import { roomsToShow } from './rooms-to-show.ts'
import { withheldBelow } from './withheld-of.ts'

const ROOM: RoomShape = { member: 'training', type: 'TrainingFile', fields: [] }

function open(rooms: object, withheld: readonly Withheld[] = [], unavailable: readonly string[] = []): OpenCase {
  const view = { id: '1', reference: 'HRD-1', ...rooms } as unknown as OpenCase['view']
  return { view, release: { requestId: '', withheld, unavailable: unavailable.map(owner => ({ owner })) } }
}

function withheld(cases?: readonly string[]): Withheld {
  const entry = {
    field: 'TrainingFile.sessions',
    owner: 'training',
    reason: 'NO_CONSENT',
    remedy: 'ASK_CONSENT',
  } as const
  return cases === undefined ? entry : { ...entry, cases }
}

test.each([
  ['a member that shows something', open({ training: {} }), ['open']],
  ['a member that is down, whatever it gave before', open({ training: null }, [], ['training']), ['down']],
  ['a member that gave a reason for this case', open({ training: null }, [withheld(['1'])]), ['closed']],
  ['a member of which nothing is told', open({ training: null }), []],
  ['a member that nobody asked', open({ training: null }, [withheld()]), []],
])('%s', (_, one, states) => {
  expect(roomsToShow(one, [ROOM]).map(({ state }) => state)).toEqual(states)
})

test('an object that only holds others is withheld where all of them are', () => {
  const scalar = (name: string): FieldShape => ({ name, type: 'String', is: 'scalar', list: false, categories: [] })
  const location: FieldShape = {
    name: 'currentLocation',
    type: 'CurrentLocation',
    is: 'object',
    list: false,
    categories: [],
    fields: [scalar('country'), scalar('place')],
  }
  const why = (field: string): Withheld => ({ ...withheld(['1']), field })
  const both = [why('CurrentLocation.country'), why('CurrentLocation.place')]
  expect(withheldBelow('EmergencyFile', location, both)).toBe(both[0])
  expect(withheldBelow('EmergencyFile', location, both.slice(0, 1))).toBeUndefined()
  const whole = why('EmergencyFile.currentLocation')
  expect(withheldBelow('EmergencyFile', location, [whole])).toBe(whole)
})
