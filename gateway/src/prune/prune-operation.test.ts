import { complete, type Data } from '@hub/execution'
import { parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkedInSnapshot } from '../testing/snapshot.ts'
import { pruneOperation } from './prune-operation.ts'
import { createStaticReach, type Stance } from './static-reach.ts'

const snapshot = checkedInSnapshot()

const EMERGENCY_WORKER: Stance = { role: 'CASE_WORKER', purpose: 'EMERGENCY_PROTECTION', member: 'emergency' }
const TRAINING_SYSTEM: Stance = { role: 'PARTNER_SYSTEM', purpose: 'EMERGENCY_PROTECTION', member: 'training' }
const TRAINER: Stance = { role: 'CASE_WORKER', purpose: 'TRAINING', member: 'training' }
const LIAISON: Stance = { role: 'EU_LIAISON', purpose: 'AGGREGATE_REPORTING', member: 'eu' }

function prune(stance: Stance, query: string, operationName?: string) {
  return pruneOperation(snapshot, createStaticReach(snapshot, stance), parse(query), operationName)
}

function left(stance: Stance, query: string): string {
  return print(prune(stance, query).document).replace(/\s+/g, ' ').trim()
}

describe('pruning', () => {
  it('leaves what some reachable relation could open', () => {
    const query = '{ case(id: "1") { emergency { legalName riskLevel } } }'
    expect(left(EMERGENCY_WORKER, query)).toBe(query)
  })

  it('takes out what no reachable relation opens, and says why', () => {
    const { pruned } = prune(TRAINER, '{ case(id: "1") { emergency { legalName contactChannels { value } } } }')
    expect(pruned).toEqual([
      { field: 'EmergencyFile.legalName', owner: 'emergency', reason: 'PURPOSE_NOT_COVERED', when: [] },
    ])
  })

  it('removes a room that is left empty, whole', () => {
    expect(left(TRAINING_SYSTEM, '{ case(id: "1") { id advocacy { actions { kind } } } }')).toBe(
      '{ case(id: "1") { id } }',
    )
    expect(left(TRAINING_SYSTEM, '{ case(id: "1") { id advocacy { __typename actions { kind } } } }')).toBe(
      '{ case(id: "1") { id } }',
    )
  })

  it('asks for no room of which nothing could be released', () => {
    expect(left(LIAISON, '{ case(id: "1") { id emergency { __typename } } }')).toBe('{ case(id: "1") { id } }')
  })

  it('keeps a case of which nothing else is left, because it exists or not', () => {
    expect(left(TRAINING_SYSTEM, '{ case(id: "1") { advocacy { actions { kind } } } }')).toBe(
      '{ case(id: "1") { __typename } }',
    )
  })

  it('keeps a conditional room apart from the conditions of what is in it', () => {
    const query = (room: string) => `query ($a: Boolean!, $b: Boolean!) { case(id: "1") { ${room} } }`
    expect(left(EMERGENCY_WORKER, query('emergency @skip(if: $a) { legalName @include(if: $b) }'))).toBe(
      query('emergency @skip(if: $a) { legalName @include(if: $b) __typename }'),
    )
    const anchored = query('emergency @skip(if: $a) { riskLevel legalName @include(if: $b) }')
    expect(left(EMERGENCY_WORKER, anchored)).toBe(anchored)
  })

  it('reports of nested fields only the outermost', () => {
    const { pruned } = prune(TRAINER, '{ case(id: "1") { emergency { threats { act description } } } }')
    expect(pruned.map(one => one.field)).toEqual(['EmergencyFile.threats'])
  })

  it('adds the needs of the lists around a field', () => {
    const advocate: Stance = { role: 'CASE_WORKER', purpose: 'ADVOCACY_PRIVATE', member: 'advocacy' }
    const { pruned } = prune(
      advocate,
      '{ case(id: "1") { emergency { threats { act description allegedPerpetrator } } } }',
    )
    expect(pruned.map(one => one.field)).toEqual(['Threat.description'])
  })

  it('attack 6: judges one place alike through aliases, fragments and directives', () => {
    const query = `query ($yes: Boolean!) {
      case(id: "1") {
        a: emergency { b: legalName }
        ...f @include(if: $yes)
        ... on Case { emergency { ... { contactChannels { value } legalName @skip(if: $yes) } } }
      }
    }
    fragment f on Case { emergency { ...g } }
    fragment g on EmergencyFile { legalName profile { gender } }`
    const operation = prune(TRAINER, query)
    expect(print(operation.document)).not.toContain('legalName')
    expect(operation.pruned.map(one => one.field)).toEqual(Array(3).fill('EmergencyFile.legalName'))
  })

  it('keeps the conditions of pruned fields', () => {
    const query = 'query ($x: Boolean!) { case(id: "1") { emergency { legalName @include(if: $x) } } }'
    const { pruned, document } = prune(TRAINER, query)
    expect(pruned[0]?.when).toEqual([{ variable: 'x', equals: true }])
    expect(print(document)).not.toContain('$x')
  })

  it('chooses the operation by name', () => {
    const query = 'query a { members { code } } query b { case(id: "1") { id } }'
    expect(print(prune(TRAINER, query, 'b').document)).toContain('query b')
    expect(prune(TRAINER, query, 'a').hash).not.toBe(prune(TRAINER, query, 'b').hash)
  })

  it('attack 5: gives different operations different hashes', () => {
    const query = '{ case(id: "1") { emergency { legalName contactChannels { value } } } }'
    expect(prune(TRAINER, query).hash).not.toBe(prune(EMERGENCY_WORKER, query).hash)
  })

  it('attack 22: makes a filter on what the caller may not see match nothing', () => {
    const auditor: Stance = { role: 'DATA_PROTECTION_OFFICER', purpose: 'AUDIT', member: 'emergency' }
    const literal = prune(auditor, '{ cases(filter: { status: [OPEN], referencePrefix: "AB" }) { totalCount } }')
    expect(print(literal.document)).toContain('filter: {referencePrefix: "AB", subjectKind: []}')
    expect(literal.pruned.map(one => one.field)).toEqual(['CaseFilter.status'])

    const inVariable = prune(auditor, 'query ($f: CaseFilter) { cases(filter: $f) { totalCount } }')
    expect(inVariable.pruneVariables({ f: { openedOn: { from: '2020-01-01' }, subjectKind: ['PERSON'] } })).toEqual({
      variables: { f: { subjectKind: [] } },
      pruned: [{ field: 'CaseFilter.openedOn', owner: 'registry', reason: 'ROLE_NOT_COVERED', when: [] }],
    })
    expect(inVariable.pruneVariables({ f: { status: null } }).variables).toEqual({ f: { status: null } })
  })

  it('attack 22: looks at the default of a variable too, and does not send it', () => {
    const officer: Stance = { role: 'DATA_PROTECTION_OFFICER', purpose: 'AUDIT', member: 'emergency' }
    const query = 'query ($f: CaseFilter = {status: [OPEN]}) { cases(filter: $f) { totalCount } }'
    const operation = prune(officer, query)
    expect(print(operation.document)).not.toContain('OPEN')
    expect(operation.pruneVariables({})).toMatchObject({
      variables: { f: { subjectKind: [] } },
      pruned: [{ field: 'CaseFilter.status' }],
    })
    expect(operation.pruneVariables({ f: null })).toEqual({ variables: { f: null }, pruned: [] })
    expect(prune(EMERGENCY_WORKER, query).pruneVariables({})).toEqual({
      variables: { f: { status: ['OPEN'] } },
      pruned: [],
    })
  })

  it('leaves to validation what a filter does not have', () => {
    const { pruneVariables } = prune(EMERGENCY_WORKER, 'query ($f: CaseFilter) { cases(filter: $f) { totalCount } }')
    const variables = { f: { nothing: 1, constructor: 2 } }
    expect(pruneVariables(variables)).toEqual({ variables, pruned: [] })
  })

  it('names the variables that stand where null cannot', () => {
    const query = `query ($id: ID = "1", $kind: SubjectKind = PERSON, $yes: Boolean = true, $first: Int = 5) {
      case(id: $id) { id @include(if: $yes) } cases(first: $first, filter: {subjectKind: [$kind]}) { totalCount }
    }`
    expect([...prune(EMERGENCY_WORKER, query).required].sort()).toEqual(['id', 'kind', 'yes'])
  })

  it('writes out the fragments of introspection, which do not travel with the operation', () => {
    const query =
      'query { __schema { types { ...t } } } fragment t on __Type { name ofType { ...u } } fragment u on __Type { kind }'
    expect(left(LIAISON, query)).toBe(
      '{ __schema { types { ... on __Type { name ofType { ... on __Type { kind } } } } } }',
    )
  })

  it('leaves a filter that the caller may use as it is', () => {
    const query = '{ cases(filter: {status: [OPEN]}) { totalCount } }'
    expect(left(EMERGENCY_WORKER, query)).toBe(query)
  })

  it('prunes host places for everyone without the purpose, and their names for all but the holder', () => {
    const query = '{ hostPlaces { region name } }'
    const placing = (member: string): Stance => ({ role: 'CASE_WORKER', purpose: 'RELOCATION_PLACEMENT', member })
    expect(prune(TRAINER, query).empty).toBe(true)
    expect(left(placing('emergency'), query)).toBe('{ hostPlaces { region } }')
    expect(left(placing('relocation'), query)).toBe(query)
  })
})

describe('the shape of an answer', () => {
  function shape(stance: Stance, query: string, data: Data, variables = {}): unknown {
    const { data: shaped, problems } = complete(data, prune(stance, query).output, variables, false)
    expect(problems).toEqual([])
    return JSON.parse(JSON.stringify(shaped))
  }

  it('puts null where fields were pruned, in the order of the question', () => {
    const query =
      '{ case(id: "1") { advocacy { actions { kind } } id emergency { legalName contactChannels { value } } } }'
    expect(shape(TRAINER, query, { case: { id: '1', emergency: { contactChannels: [] } } })).toEqual({
      case: { advocacy: null, id: '1', emergency: { legalName: null, contactChannels: [] } },
    })
  })

  it('attack 6: merges a removed room with the same room in another fragment', () => {
    const query = '{ case(id: "1") { emergency { legalName } ... on Case { emergency { profile { gender } } } } }'
    expect(shape(TRAINER, query, { case: { emergency: { profile: { gender: 'MAN' } } } })).toEqual({
      case: { emergency: { legalName: null, profile: { gender: 'MAN' } } },
    })
  })

  it('leaves out what the variables rule out', () => {
    const query = 'query ($x: Boolean!) { case(id: "1") { id emergency { legalName } @include(if: $x) } }'.replace(
      'emergency { legalName } @include(if: $x)',
      'emergency @include(if: $x) { legalName }',
    )
    expect(shape(TRAINER, query, { case: { id: '1' } }, { x: false })).toEqual({ case: { id: '1' } })
    expect(shape(TRAINER, query, { case: { id: '1' } }, { x: true })).toEqual({ case: { id: '1', emergency: null } })
  })

  it('attack 10: finds no value where a field was pruned, whatever its alias', () => {
    const query =
      '{ constructor: hostPlaces { name: region } case(id: "1") { toString: advocacy { actions { kind } } } }'
    expect(shape(TRAINER, query, {})).toEqual({ constructor: null, case: null })
    expect(shape(TRAINER, query, { case: {} })).toEqual({ constructor: null, case: { toString: null } })
    const conditioned = 'query ($constructor: Boolean!) { members @include(if: $constructor) { code } }'
    expect(shape(TRAINER, conditioned, { members: [] })).toEqual({})
  })

  it('lets nothing in that was not asked for', () => {
    expect(shape(TRAINER, '{ case(id: "1") { id } }', { case: { id: '1', reference: 'HRD' }, members: [] })).toEqual({
      case: { id: '1' },
    })
  })
})
