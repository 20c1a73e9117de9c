import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { ownersOf } from './owners.ts'

const GRAPHS = `
  enum join__Graph {
    EMERGENCY @join__graph(name: "emergency", url: "http://emergency.subgraph.invalid/graphql")
    REGISTRY @join__graph(name: "registry", url: "http://registry.subgraph.invalid/graphql")
  }
  input join__ContextArgument { name: String! }
`

const CASE = `
  type Case @join__type(graph: EMERGENCY, key: "id") @join__type(graph: REGISTRY, key: "id") {
    id: ID!
    reference: String! @join__field(graph: REGISTRY)
    emergency: EmergencyFile @join__field(graph: EMERGENCY)
  }
  type EmergencyFile @join__type(graph: EMERGENCY) { legalName: String }
  input CaseFilter @join__type(graph: REGISTRY) { status: String }
`

describe('owners of fields', () => {
  test('are read from what composition wrote', () => {
    expect([...ownersOf(parse(GRAPHS + CASE))]).toEqual([
      ['Case.id', 'registry'],
      ['Case.reference', 'registry'],
      ['Case.emergency', 'emergency'],
      ['EmergencyFile.legalName', 'emergency'],
      ['CaseFilter.status', 'registry'],
    ])
  })

  test('a field of two owners is refused, whoever they are', () => {
    const shared = 'type Money @join__type(graph: EMERGENCY) @join__type(graph: REGISTRY) { amount: String }'
    expect(() => ownersOf(parse(GRAPHS + shared))).toThrow('`Money.amount` has 2 owners')
  })

  test('a field without an owner is refused', () => {
    expect(() => ownersOf(parse(`${GRAPHS} type Money { amount: String }`))).toThrow('`Money.amount` has 0 owners')
  })

  test('a graph that is no owner is refused', () => {
    const graphs = GRAPHS.replace('name: "emergency"', 'name: "elsewhere"')
    expect(() => ownersOf(parse(graphs + CASE))).toThrow('graph `EMERGENCY` is no owner')
  })

  test('a field of an unknown graph is refused', () => {
    const sdl = 'type Money @join__type(graph: ELSEWHERE) { amount: String }'
    expect(() => ownersOf(parse(GRAPHS + sdl))).toThrow('names an unknown graph')
  })

  test('a document without graphs is no supergraph', () => {
    expect(() => ownersOf(parse('type Case { id: ID! }'))).toThrow('no supergraph')
  })
})
