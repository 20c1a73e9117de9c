import { classesOf } from '@hub/kit/testing'
import { expect, test } from 'vitest'
import { relocation } from './index.ts'

test('every field has the categories that the domain gives it', () => {
  expect(classesOf(relocation.folder)).toEqual({
    'RelocationFile.placements': 'LOCATION',
    'PlacementHost.name': 'LOCATION',
    'Placement.city': 'LOCATION',
    'Placement.country': 'LOCATION',
    'Placement.startsOn': 'LOCATION',
    'Placement.endsOn': 'LOCATION',
    'Placement.status': 'LOCATION',
    'RelocationFile.accompanying': 'FAMILY',
    'AccompanyingPerson.relation': 'FAMILY',
    'AccompanyingPerson.ageBand': 'FAMILY',
    'AccompanyingPerson.needs': 'FAMILY',
    'RelocationFile.visas': 'LEGAL',
    'Visa.type': 'LEGAL',
    'Visa.status': 'LEGAL',
    'Visa.expiresOn': 'LEGAL',
    'Stipend.amount': 'LOCATION FUNDING',
    'Stipend.currency': 'LOCATION FUNDING',
    'RelocationFile.medicalArrangements': 'HEALTH',
    'Query.hostPlaces': 'HOSTING',
    'HostPlace.region': 'HOSTING',
    'HostPlace.capacity': 'HOSTING',
    'HostPlace.availableFrom': 'HOSTING',
    'HostPlace.availableUntil': 'HOSTING',
    'HostPlace.languages': 'HOSTING',
    'HostPlace.familySuitable': 'HOSTING',
    'HostPlace.name': 'LOCATION HOSTING',
    'HostPlace.city': 'LOCATION HOSTING',
    'HostPlace.contact': 'LOCATION HOSTING',
    'HostPlaceFilter.regions': 'HOSTING',
    'HostPlaceFilter.minCapacity': 'HOSTING',
    'HostPlaceFilter.availableFrom': 'HOSTING',
    'HostPlaceFilter.availableUntil': 'HOSTING',
    'HostPlaceFilter.languages': 'HOSTING',
    'HostPlaceFilter.familySuitable': 'HOSTING',
  })
})
