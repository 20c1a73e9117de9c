import { EVERY_CATEGORY } from '@hub/vocabulary'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askedIn, callerOf, inCases, inRooms, showsNothing } from './testing/breakages.ts'
import { type BreakableMember, startBreakable } from './testing/broken.ts'
import type { Breakage, Reply, Sent } from './testing/proxy.ts'
import { mistaking } from './testing/weak-verifiers.ts'

/** Members that release too much, or say too much or too little about it. */

let member: BreakableMember
beforeAll(async () => {
  member = await startBreakable(/^(accept|absent|denied|decision|values)\./, { recorded: true })
})
afterAll(() => member[Symbol.asyncDispose]())

const asksForHeld = (sent: Sent) => askedIn(sent).includes(member.held)
const isDenied = (sent: Sent, reply: Reply) => asksForHeld(sent) && showsNothing(reply)
const isOwn = (sent: Sent) => callerOf(sent).member === 'emergency'
const isStranger = (sent: Sent) => callerOf(sent).member === member.stranger
const nothingFor = (id: string) => [id, 0, 0, 0, 0, 0, 0, 0, 0]

it.each<[does: string, breakage: Breakage, caughtBy: readonly string[]]>([
  [
    'gives values that its decision withholds',
    {
      after: inRooms(room => {
        for (const grant of (room.grants ?? []) as { payee?: unknown }[]) grant.payee ??= { iban: 'canary' }
      }),
    },
    ['values.withheld'],
  ],
  [
    'gives an empty list for one that its decision withholds',
    {
      after: inRooms(room => {
        if (room.legalProceedings === null) room.legalProceedings = []
      }),
    },
    ['values.withheld'],
  ],
  [
    'shows objects of which its decision releases nothing',
    {
      after: inRooms(room => {
        if (room.needs === null) room.needs = { medical: null, psychosocial: null }
      }),
    },
    ['values.containers'],
  ],
  [
    'shows rooms of which its decision releases nothing',
    {
      after: inCases(({ data, extensions: { hub } }) => {
        for (const entity of data._entities) {
          const isDecided = hub.decisions.some(([key]) => key === entity?.id)
          if (entity?.emergency === null && isDecided) entity.emergency = { legalName: null }
        }
      }),
    },
    ['values.containers'],
  ],
  [
    'gives more than it was asked for',
    {
      after: inRooms(room => {
        room.localReference = 7
      }),
    },
    ['values.unasked'],
  ],
  [
    'answers 403 for what is denied',
    { after: (sent, reply) => (isDenied(sent, reply) ? { status: 403, text: '{}' } : reply) },
    ['denied.never-allowed', 'denied.stranger'],
  ],
  [
    'answers what is denied in another type',
    { after: (sent, reply) => (isDenied(sent, reply) ? { ...reply, contentType: 'application/json' } : reply) },
    ['denied.never-allowed', 'denied.stranger'],
  ],
  [
    'answers null to a stranger for what is absent, and a case without a room for what is denied',
    {
      after: inCases(({ data }, sent) => {
        if (isStranger(sent) && !asksForHeld(sent)) data._entities = data._entities.map(() => null)
      }),
    },
    ['denied.stranger'],
  ],
  [
    'tells a stranger what it decided',
    {
      after: inCases(({ extensions: { hub } }, sent) => {
        if (isStranger(sent) && asksForHeld(sent)) hub.decisions.push(nothingFor(member.held))
      }),
    },
    ['denied.stranger'],
  ],
  [
    'tells the coordinator what it decided, where it shows nothing',
    {
      after: inCases(({ extensions: { hub } }, sent) => {
        const { role, purpose } = callerOf(sent)
        const isCoordinating = role === 'COORDINATOR' && purpose === 'CASE_COORDINATION'
        if (isCoordinating && asksForHeld(sent)) hub.decisions = [nothingFor(member.held)]
      }),
    },
    ['decision.told'],
  ],
  [
    'has a fault where its own staff ask for a case that is absent',
    { after: (sent, reply) => (isOwn(sent) && !asksForHeld(sent) ? { status: 404, text: '{}' } : reply) },
    ['absent.no-room'],
  ],
  [
    'decides on cases that are absent',
    {
      after: inCases(({ extensions: { hub } }, sent) => {
        if (isOwn(sent) && !asksForHeld(sent)) hub.decisions.push(...askedIn(sent).map(nothingFor))
      }),
    },
    ['absent.no-decision'],
  ],
  [
    'sends no decisions',
    {
      after: inCases(({ extensions: { hub } }) => {
        hub.decisions = []
      }),
    },
    ['decision.told'],
  ],
  [
    'sends a decision twice',
    {
      after: inCases(({ extensions: { hub } }) => {
        hub.decisions.push(...hub.decisions)
      }),
    },
    ['decision.form'],
  ],
  [
    'sends decisions in words',
    {
      after: inCases(({ extensions: { hub } }) => {
        if (hub.decisions.length > 0) hub.decisions.push(['THREAT'])
      }),
    },
    ['decision.form'],
  ],
  [
    'says who else holds a part',
    {
      after: inCases(({ extensions: { hub } }) => {
        if (hub.decisions.length > 0) hub.holders = { [member.held]: ['training'] }
      }),
    },
    ['decision.form'],
  ],
  [
    'decides on more than the agreement opens',
    {
      after: inCases(({ extensions: { hub } }) => {
        for (const decision of hub.decisions) decision[1] = EVERY_CATEGORY
      }),
    },
    ['decision.within-agreement'],
  ],
  [
    'answers its own staff with a fault under one purpose',
    {
      after: (sent, reply) =>
        isOwn(sent) && asksForHeld(sent) && callerOf(sent).purpose === 'AUDIT' ? { status: 500, text: '{}' } : reply,
    },
    ['accept.everyone'],
  ],
])('a member that %s', async (_, breakage, caughtBy) => {
  expect(await member.failing(breakage)).toEqual(caughtBy)
})

it('a member that takes a stranger for its own', async () => {
  const weak = mistaking(({ member: code }) => (code === member.stranger ? { member: 'emergency' } : {}))
  await using served = await member.member.serve(weak)
  expect(await member.failingAt(served.url)).toEqual(['denied.stranger', 'decision.within-agreement'])
})

it('a sound one passes through the same proxy', async () => {
  expect(await member.failing({})).toEqual([])
})
