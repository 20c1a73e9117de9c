import { satisfies } from '@hub/decision'
import type { Bench } from '../bench.ts'
import { type Check, type Finding, judge, notProven, pass, shortList } from '../check.ts'
import { entitiesOf, isObject } from '../member/answer.ts'
import { inspect, oneLeafOf, opensAny, type Place, placesOf } from '../member/inspect.ts'
import { eachCase, mostSeen } from '../sweep.ts'
import { containerProof } from './containers.ts'
import { needsHeld } from './needs-held.ts'

/** What a member shows, held against its own decision. */
export const valueChecks: readonly Check[] = [
  needsHeld({
    id: 'values.withheld',
    title: 'keeps null what its own decision withholds, by the classification of its SDL',
    async run(bench) {
      const complaints = await oversteps(bench, 'beyond')
      return complaints.length > 0 ? judge(complaints) : proof(bench)
    },
  }),
  needsHeld({
    id: 'values.containers',
    title: 'shows an object only where its decision releases something in it',
    async run(bench) {
      const complaints = [...(await oversteps(bench, 'hollow')), ...(await hollowRooms(bench))]
      return complaints.length > 0 ? judge(complaints) : containerProof(bench)
    },
  }),
  needsHeld({
    id: 'values.unasked',
    title: 'answers what it was asked for and nothing else',
    async run(bench) {
      const caller = await mostSeen(bench)
      if (caller === undefined) return notProven('its own staff see nothing of the held cases')
      const complaints: string[] = await oversteps(bench, 'unasked')
      for (const selection of [oneLeafOf(bench.schema.room), []]) {
        for (const entity of entitiesOf(await bench.askCases(caller, bench.held, selection)) ?? []) {
          if (!isObject(entity)) continue
          const { __typename, id, [bench.owner]: room, ...more } = entity
          if (Object.keys(more).length > 0 || (selection.length === 0 && room !== undefined)) complaints.push('Case')
          if (isObject(room)) complaints.push(...inspect(selection, room, 0).unasked)
        }
      }
      return judge(complaints)
    },
  }),
]

/** Rooms that show although their decision releases nothing in them. */
async function hollowRooms(bench: Bench): Promise<string[]> {
  const rooms = [...eachCase(await bench.sweep())].filter(({ room }) => room !== null)
  return rooms.flatMap(({ decision, who }) =>
    decision !== undefined && !opensAny(bench.schema.room, 0, decision.mask) ? [`the room to ${who}`] : [],
  )
}

async function oversteps(bench: Bench, kind: 'beyond' | 'hollow' | 'unasked'): Promise<string[]> {
  const told: string[] = []
  for (const { inspection, who } of eachCase(await bench.sweep())) {
    for (const coordinate of inspection?.[kind] ?? []) told.push(`${coordinate} to ${who}`)
  }
  return told
}

/** A field that never has a value is null with or without a guard: only fields that somebody saw prove anything. */
async function proof(bench: Bench): Promise<Finding> {
  const places = placesOf(bench.schema.room)
  const shown = new Set<string>()
  const withheld = new Set<string>()
  for (const { inspection, decision } of eachCase(await bench.sweep())) {
    for (const path of inspection?.shown ?? []) shown.add(path)
    for (const { path, need } of decision ? places : []) {
      if (!satisfies(decision?.mask ?? 0, need)) withheld.add(path)
    }
  }
  const tried = places.filter(({ path }) => shown.has(path) && withheld.has(path))
  if (tried.length === 0) return notProven('no field was shown to one caller and withheld from another')
  return pass(
    `${tried.length} of ${places.length} fields were shown to one and withheld from another${restOf(places, tried)}`,
  )
}

function restOf(places: readonly Place[], tried: readonly Place[]): string {
  const rest = places.filter(place => !tried.includes(place)).map(place => place.coordinate)
  return rest.length === 0 ? '' : `; not tried: ${shortList(rest, ', ')}`
}
