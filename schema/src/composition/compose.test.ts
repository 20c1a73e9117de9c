import {
  classifyDocument,
  ownersOf,
  SPECIFICATION_URL,
  withAudit,
  withExplanation,
  withHeader,
} from '@hub/classification'
import { maskOf } from '@hub/vocabulary'
import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { refusalsOf, type Submission } from '../admission/admit.ts'
import { compareClassifications } from './compare.ts'
import { compose, composeComplete } from './compose.ts'

const REGISTRY: Submission = {
  owner: 'registry',
  file: 'subgraphs/registry/schema.graphql',
  sdl: `
    type Case @key(fields: "id") { id: ID! @open reference: String! @open }
    type Query {
      case(id: ID!): Case
      cases(filter: CaseFilter): [Case!] @open
    }
    input CaseFilter { status: [CaseStatus!] @personal(categories: [CASE_STATUS]) ids: [ID!] @open }
  `,
}

const EMERGENCY: Submission = {
  owner: 'emergency',
  file: 'subgraphs/emergency/schema.graphql',
  sdl: `
    type Case @key(fields: "id") { id: ID! @open emergency: EmergencyFile }
    type EmergencyFile {
      legalName: String @personal(categories: [IDENTITY])
      notes: String @personal(categories: [THREAT, NOTES])
    }
  `,
}

const complete = ({ owner, file, sdl }: Submission, header = (text: string) => text): Submission => ({
  owner,
  file,
  sdl: header(withHeader(sdl)),
})

describe('composition', () => {
  const { supergraph, api } = compose([REGISTRY, EMERGENCY])

  test('carries every classification into the supergraph, of inputs too', () => {
    const classes = classifyDocument(parse(supergraph))
    expect(classes.get('EmergencyFile.notes')).toEqual({ directive: 'personal', mask: maskOf(['THREAT', 'NOTES']) })
    expect(classes.get('CaseFilter.status')).toEqual({ directive: 'personal', mask: maskOf(['CASE_STATUS']) })
    expect(classes.get('Case.reference')?.directive).toBe('open')
  })

  test('tells who answers for a field', () => {
    const owners = ownersOf(parse(supergraph))
    expect(owners.get('EmergencyFile.notes')).toBe('emergency')
    expect(owners.get('Case.id')).toBe('registry')
  })

  test('lets every member explain itself, and nobody for another', () => {
    const document = parse(supergraph)
    const [classes, owners] = [classifyDocument(document), ownersOf(document)]
    for (const field of ['Case.emergencyExplanation', 'EmergencyExplanation.reason', 'EmergencyExplanationWay.row']) {
      expect([field, classes.get(field)?.directive, owners.get(field)]).toEqual([field, 'audit', 'emergency'])
    }
    expect([...owners].filter(([field, owner]) => owner === 'registry' && /xplanation/.test(field))).toEqual([])
  })

  test('lets every owner tell of its log, and the registry of its own as a whole', () => {
    const document = parse(supergraph)
    const [classes, owners] = [classifyDocument(document), ownersOf(document)]
    for (const [field, owner] of [
      ['Case.emergencyAccess', 'emergency'],
      ['Case.emergencyDisclosures', 'emergency'],
      ['Query.emergencyAudit', 'emergency'],
      ['Query.registryAudit', 'registry'],
      ['RegistryAuditEntry.leaf', 'registry'],
    ] as const) {
      expect([field, classes.get(field)?.directive, owners.get(field)]).toEqual([field, 'audit', owner])
    }
    expect([...owners.keys()].filter(field => /registry(Access|Disclosures)/.test(field))).toEqual([])
  })

  test('adds nothing to a member that admission would refuse there, but for fields beside the room and texts by id', () => {
    const added = { ...EMERGENCY, sdl: withExplanation('emergency', EMERGENCY.sdl) }
    const refusals = refusalsOf([REGISTRY, added]).filter(({ rule }) => rule !== 'HEADER_ONLY')
    expect(refusals.map(({ type, field, rule }) => `${type}.${field} ${rule}`)).toEqual([
      'Case.emergencyExplanation CASE_FIELD',
      'Case.emergencyConsents CASE_FIELD',
      'Query.emergencyDeskText UNCLASSIFIED_ARGUMENT',
    ])
  })

  test('names no place where a member could be reached', () => {
    expect(supergraph).toContain('url: "http://emergency.subgraph.invalid/graphql"')
  })

  test('gives clients a schema without classifications or machinery', () => {
    expect(api).toContain('legalName: String\n')
    expect(api).not.toMatch(/@personal|@open|join__|link__/)
  })

  test('gives the same bytes whatever the order of members', () => {
    expect(compose([EMERGENCY, REGISTRY]).supergraph).toBe(supergraph)
  })

  test('refuses what does not compose, by composition’s own code', () => {
    const sdl = `${EMERGENCY.sdl} extend type EmergencyFile { other: Missing @personal(categories: [NOTES]) }`
    expect(() => compose([REGISTRY, { ...EMERGENCY, sdl }])).toThrow(
      /^subgraphs\/emergency\/schema.graphql: COMPOSITION_INVALID_GRAPHQL: .*Missing/,
    )
  })
})

describe('attack 4: a classification that composition drops or changes', () => {
  const without = (directive: string) => (sdl: string) => sdl.replace(` @composeDirective(name: "@${directive}")`, '')

  test('one member leaves out @composeDirective', () => {
    const header = (sdl: string) => without('personal')(sdl)
    expect(() => composeComplete([complete(REGISTRY), complete(EMERGENCY, header)])).toThrow(
      'subgraphs/emergency/schema.graphql: EmergencyFile.legalName: CLASSIFICATION_LOST: `@personal` of IDENTITY is gone from the supergraph',
    )
  })

  test('every member leaves it out', () => {
    const header = (sdl: string) =>
      ['personal', 'open', 'aggregate', 'audit'].reduce((text, name) => without(name)(text), sdl)
    expect(() => composeComplete([complete(REGISTRY, header), complete(EMERGENCY, header)])).toThrow(
      /schema\/supergraph.graphql: CLASSIFICATION: .* must be linked exactly once, found 0/,
    )
  })

  test.each([
    [
      'a member imports a directive under another name',
      (sdl: string) => sdl.replace('"@open"', '{name: "@open", as: "@shut"}').replaceAll(/@open\b(?!")/g, '@shut'),
      'a classifying directive must not be renamed',
    ],
    [
      'a member takes the names from another specification',
      (sdl: string) => sdl.replace(SPECIFICATION_URL, 'https://other.invalid/classification/v1.0'),
      'unknown specification `https://other.invalid/classification/v1.0`',
    ],
  ])('%s', (_, header, message) => {
    expect(() => composeComplete([complete(REGISTRY), complete(EMERGENCY, header)])).toThrow(
      `subgraphs/emergency/schema.graphql: CLASSIFICATION: ${message}`,
    )
  })

  test('two members classify the key differently', () => {
    const weaker = EMERGENCY.sdl.replace('id: ID! @open', 'id: ID! @personal(categories: [IDENTITY])')
    expect(() => composeComplete([complete(REGISTRY), complete({ ...EMERGENCY, sdl: weaker })])).toThrow(
      'schema/supergraph.graphql: CLASSIFICATION: `Case.id` has two classifications',
    )
  })

  test('two members share a field, and composition would keep one of their classifications', () => {
    const note = (categories: string) =>
      `type Note { text: String @federation__shareable @personal(categories: [${categories}]) }`
    const registry = { ...REGISTRY, sdl: `${REGISTRY.sdl} extend type Query { a: Note } ${note('NOTES')}` }
    const emergency = { ...EMERGENCY, sdl: `${EMERGENCY.sdl} type Query { b: Note } ${note('NOTES, HEALTH')}` }
    expect(() => composeComplete([complete(registry), complete(emergency)])).toThrow('`Note.text` has 2 owners')
  })
})

describe('comparison', () => {
  const { supergraph } = compose([REGISTRY, EMERGENCY])
  const document = parse(supergraph)
  const owners = ownersOf(document)
  const members = [REGISTRY, EMERGENCY].map(({ owner, file, sdl }) => ({
    owner,
    file,
    classes: classifyDocument(parse(withAudit(owner, withExplanation(owner, sdl)))),
  }))
  const rules = (composed: ReturnType<typeof classifyDocument>, of = members) =>
    compareClassifications(of, owners, composed).map(({ type, field, rule }) => `${type}.${field} ${rule}`)

  test('finds nothing where nothing changed', () => {
    expect(rules(classifyDocument(document))).toEqual([])
  })

  test('finds a lost, a changed and an invented classification', () => {
    const composed = classifyDocument(document)
    composed.delete('EmergencyFile.legalName')
    composed.set('EmergencyFile.notes', { directive: 'personal', mask: maskOf(['THREAT']) })
    composed.set('EmergencyFile.emergency', { directive: 'open', mask: maskOf(['OPEN']) })
    expect(rules(composed)).toEqual([
      'EmergencyFile.legalName CLASSIFICATION_LOST',
      'EmergencyFile.notes CLASSIFICATION_CHANGED',
      'EmergencyFile.emergency CLASSIFICATION_UNKNOWN',
    ])
  })

  test('finds a field that another owner took over', () => {
    const claimed = members.map(member => ({ ...member, owner: 'training' as const }))
    expect(rules(classifyDocument(document), claimed)).toContain('EmergencyFile.legalName OWNER_CHANGED')
  })
})
