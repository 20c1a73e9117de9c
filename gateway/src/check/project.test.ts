import { CONSORTIUM_KEY, type Decision } from '@hub/decision'
import { CATEGORIES, type Category, EVERY_CATEGORY, maskOf, OPEN } from '@hub/vocabulary'
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { KEY, readFetchPlan, TYPE } from '../ask/fetch-plan.ts'
import { checkedInSnapshot } from '../testing/snapshot.ts'
import { type Check, project } from './project.ts'

const snapshot = checkedInSnapshot()
const ID = '0a1b2c3d-0000-4000-8000-000000000001'
const OTHER = '0a1b2c3d-0000-4000-8000-000000000002'

function decision(...categories: Category[]): Decision {
  const mask = maskOf(categories) | OPEN
  return {
    mask,
    covered: mask,
    coveredByOwner: mask,
    notUnderstood: 0,
    denied: 0,
    withdrawn: 0,
    expired: 0,
    mayContactAgain: true,
  }
}

/** Projects an entity that a member answered for {@link ID}. */
function read(selection: string, entity: object, decisions: Record<string, Decision>, reach = EVERY_CATEGORY) {
  const plan = readFetchPlan(
    snapshot,
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Case { ${selection} } } }`,
  )
  const alarms: string[] = []
  const check: Check = {
    reach: () => reach,
    decisionFor: key => decisions[key],
    unverified: (field, key) => alarms.push(`${field} ${key}`),
    sawCase: () => {},
    expected: ID,
  }
  if (plan.entity === null) throw new Error('not a fetch of entities')
  return { data: project({ [KEY]: ID, [TYPE]: 'Case', ...entity }, plan.entity, CONSORTIUM_KEY, check), alarms }
}

type Fields = readonly GraphQLField<unknown, unknown>[]

function caseType(): GraphQLObjectType {
  return snapshot.schema.getType('Case') as GraphQLObjectType
}

/** Fields without arguments, and not those that lead to another case. */
function fieldsOf(type: GraphQLObjectType): Fields {
  return Object.values(type.getFields()).filter(
    ({ args, type: of }) => args.length === 0 && getNamedType(of).name !== 'Case',
  )
}

function selectAll(type: GraphQLObjectType, order: (fields: Fields) => Fields): string {
  const written = order(fieldsOf(type)).map(field => {
    const named = getNamedType(field.type)
    return isObjectType(named) ? `${field.name} { ${selectAll(named, order)} }` : field.name
  })
  return written.join(' ')
}

/** An object with a value in every field that may be let in, for the needs of the field and of all around it; else null. */
function filled(type: GraphQLObjectType, passes: (need: number) => boolean, around = 0): object {
  const values = fieldsOf(type).map(field => {
    const [nullable, named] = [getNullableType(field.type), getNamedType(field.type)]
    const known = snapshot.classes.get(`${type.name}.${field.name}`)?.mask
    const isContainer = isObjectType(named) && !isListType(nullable)
    if (known === undefined && !isContainer) return [field.name, null]
    const need = around | (known ?? 0)
    if (known !== undefined && !passes(need)) return [field.name, null]
    const value = isObjectType(named) ? filled(named, passes, need) : 'x'
    return [field.name, isListType(nullable) ? [value] : value]
  })
  return Object.fromEntries(values)
}

describe('projection of a member’s answer', () => {
  it('passes what the stated mask covers', () => {
    const entity = { emergency: { legalName: 'Ω', riskLevel: null } }
    expect(read('emergency { legalName riskLevel }', entity, { [ID]: decision('IDENTITY') })).toEqual({
      data: entity,
      alarms: [],
    })
  })

  it('attack 9: drops what was not selected', () => {
    const entity = {
      id: OTHER,
      reference: 'x',
      emergency: { legalName: 'a', knownAs: ['b'] },
      relocation: { placements: [] },
    }
    const { data } = read('emergency { legalName }', entity, { [ID]: decision('IDENTITY') })
    expect(data).toEqual({ emergency: { legalName: 'a' } })
  })

  it('attack 9: refuses an entity of another case', () => {
    const { data, alarms } = read(
      'emergency { legalName }',
      { [KEY]: OTHER, emergency: { legalName: 'a' } },
      { [ID]: decision('IDENTITY'), [OTHER]: decision('IDENTITY') },
    )
    expect(data).toBeNull()
    expect(alarms).toEqual([`Case.id ${ID}`])
  })

  it('attack 9: refuses an entity without its key', () => {
    expect(
      read('emergency { legalName }', { [KEY]: null, emergency: { legalName: 'a' } }, { [ID]: decision('IDENTITY') })
        .data,
    ).toBeNull()
  })

  it('attack 9: refuses an entity that is no case', () => {
    const entity = { [TYPE]: 'Placement', emergency: { legalName: 'a' } }
    expect(read('emergency { legalName }', entity, { [ID]: decision('IDENTITY') }).data).toBeNull()
  })

  it('lets in nothing that is not classified, whatever is open', () => {
    const { entity: plan } = readFetchPlan(
      snapshot,
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Case { id } } }',
    )
    if (plan === null) throw new Error('not a fetch of entities')
    const unclassified = { ...plan, fields: plan.fields.map(field => ({ ...field, own: null })) }
    const alarms: string[] = []
    const check: Check = {
      reach: () => EVERY_CATEGORY,
      decisionFor: () => decision(...CATEGORIES),
      unverified: field => alarms.push(field),
      sawCase: () => {},
    }
    const source = { [KEY]: ID, [TYPE]: 'Case', id: ID }
    expect(project(source, plan, CONSORTIUM_KEY, check)).toEqual({ id: ID })
    expect(project(source, unclassified, CONSORTIUM_KEY, check)).toEqual({ id: null })
    expect(alarms).toEqual(['Case.id'])
  })

  it('attack 9: nulls a value that the decision does not cover, and one without any decision', () => {
    const entity = { emergency: { legalName: 'a', threats: [{ act: 'RAID', description: 'd' }] } }
    expect(read('emergency { legalName threats { act description } }', entity, { [ID]: decision('THREAT') })).toEqual({
      data: { emergency: { legalName: null, threats: [{ act: 'RAID', description: null }] } },
      alarms: [`EmergencyFile.legalName ${ID}`, `Threat.description ${ID}`],
    })
    expect(read('emergency { legalName }', entity, {}).data).toEqual({ emergency: { legalName: null } })
    expect(read('emergency { legalName }', entity, { [OTHER]: decision('IDENTITY') }).data).toEqual({
      emergency: { legalName: null },
    })
  })

  it.each([
    ['as the schema has them', (fields: Fields) => fields],
    ['the other way round', (fields: Fields) => fields.toReversed()],
  ])('attack 9: of all fields, %s, lets in those that the decision covers, with what they sit in', (_, order) => {
    const selection = selectAll(caseType(), order)
    const all = filled(caseType(), () => true)
    for (const category of CATEGORIES) {
      const others = CATEGORIES.filter(one => one !== category)
      for (const covered of [[category], others]) {
        const mask = maskOf(covered) | OPEN
        const { data } = read(selection, all, { [ID]: decision(...covered) })
        expect(data, covered.join()).toEqual(filled(caseType(), need => (need & mask) === need))
      }
    }
  })

  it('attack 9: nulls a value outside the static mask, whatever the member states', () => {
    const entity = { emergency: { legalName: 'a' } }
    expect(
      read('emergency { legalName }', entity, { [ID]: decision('IDENTITY') }, maskOf(['THREAT']) | OPEN).data,
    ).toEqual({ emergency: { legalName: null } })
  })

  it('attack 9: nulls structures where a leaf belongs, and the other way round', () => {
    const entity = { emergency: { legalName: { secret: 1 }, threats: 'x', knownAs: [{ a: 1 }] } }
    const { data, alarms } = read('emergency { legalName knownAs threats { act } }', entity, {
      [ID]: decision('IDENTITY', 'THREAT'),
    })
    expect(data).toEqual({ emergency: { legalName: null, knownAs: null, threats: null } })
    expect(alarms).toHaveLength(3)
  })

  it('attack 9: lets no list stand where one value belongs, nor the other way round', () => {
    const entity = {
      emergency: {
        legalName: ['a'],
        profile: { defenderProfiles: 'LAWYER' },
        threats: [[{ act: 'RAID' }], { act: null }],
      },
    }
    const { data, alarms } = read('emergency { legalName profile { defenderProfiles } threats { act } }', entity, {
      [ID]: decision('IDENTITY', 'PROFILE', 'THREAT'),
    })
    expect(data).toEqual({
      emergency: { legalName: null, profile: { defenderProfiles: null }, threats: [null, { act: null }] },
    })
    expect(alarms).toEqual([`EmergencyFile.legalName ${ID}`, `EmergencyProfile.defenderProfiles ${ID}`])
  })

  it('attack 10: reads no inherited names', () => {
    const entity = JSON.parse('{"emergency": {"__proto__": {"legalName": "a"}}}') as object
    const { data } = read('emergency { constructor: legalName legalName }', entity, { [ID]: decision('IDENTITY') })
    expect(JSON.stringify(data)).toBe('{"emergency":{}}')
  })

  it('says the type itself, whatever the member says', () => {
    const entity = { __typename: 'Evil', emergency: { __typename: 'Evil', legalName: null } }
    const { data } = read('__typename emergency { __typename legalName }', entity, { [ID]: decision('IDENTITY') })
    expect(data).toEqual({ __typename: 'Case', emergency: { __typename: 'EmergencyFile', legalName: null } })
  })
})

describe('the fetch that is sent', () => {
  it('carries key and type of every case under names of its own', () => {
    const plan = readFetchPlan(snapshot, '{ cases { edges { node { id: reference } } nodes { status } } }')
    expect(plan.query.replace(/\s+/g, ' ')).toBe(
      '{ cases { edges { node { __hubType: __typename __hubKey: id id: reference } } ' +
        'nodes { __hubType: __typename __hubKey: id status } } }',
    )
  })

  it('carries them in entities too', () => {
    const plan = readFetchPlan(
      snapshot,
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Case { training { sessions { topic } } } } }',
    )
    expect(plan.query).toContain('__hubKey: id')
  })
})
