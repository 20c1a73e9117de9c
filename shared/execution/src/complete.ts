import { GraphQLError } from 'graphql'
import { type Conditions, hold } from './conditions.ts'
import type { OutputSelection, OutputType } from './output.ts'
import { type Data, isRecord, ownValue, setValue } from './records.ts'

export interface Completed {
  /** Laid out as the client asked for it, in that order. Parts that stand at several places may be the same object. */
  readonly data: Data | null
  /** Values that do not fit the schema; each is null, and so is whatever cannot hold a null. */
  readonly problems: readonly GraphQLError[]
}

/** Null, and a problem has been noted that says why. */
const FAILED = Symbol('failed')

/**
 * Reads what came back along what was selected, and nothing else: a value that is missing or does not fit becomes null,
 * and where the schema allows no null, what is around it becomes null (GraphQL, 6.4.4).
 *
 * @param conditions Boolean variables, with their defaults filled in
 * @param isShared whether parts of the data may stand at several places: each is then read once for all of them
 */
export function complete(
  data: Data,
  selection: OutputSelection,
  conditions: Readonly<Record<string, unknown>>,
  isShared: boolean,
): Completed {
  const problems: GraphQLError[] = []
  /** Where in the answer the value stands that is read at the moment; `depth` says how much of it counts. */
  const position: (string | number)[] = []
  const done = new Map<OutputSelection, Map<Data, Data>>()

  function completeShared(source: Data, of: OutputSelection, name: string, depth: number): Data | typeof FAILED {
    let before = done.get(of)
    if (before === undefined) {
      before = new Map()
      done.set(of, before)
    }
    const known = before.get(source)
    if (known !== undefined) return known
    const noted = problems.length
    const answer = completeObject(source, of, name, depth)
    // A problem is noted at every position, so what has one is read at each.
    if (answer !== FAILED && noted === problems.length) before.set(source, answer)
    return answer
  }

  function completeObject(source: Data, of: OutputSelection, name: string, depth: number): Data | typeof FAILED {
    const output = of.fieldsOf(source.__typename)
    if (output === null) return problem(`Invalid __typename found for object at ${name}.`, depth)
    const answer: Data = {}
    const { fields, typename } = output
    for (const { key, inherited, when, value: type } of fields) {
      if (when !== null && !anyHolds(when)) continue
      position[depth] = key
      let value: unknown
      if (type.kind === 'constant') value = type.value
      else {
        const given = inherited ? ownValue(source, key) : source[key]
        if (type.kind === 'typename') {
          if (typeof given !== 'string' || !type.isObject(given)) return FAILED
          value = given
        } else {
          const leaf = type.kind === 'non-null' ? type.of : type
          // The usual case, without calls.
          if (leaf.kind === 'leaf' && given !== null && given !== undefined && leaf.isValid(given)) value = given
          else value = completeValue(given, type, typename, depth + 1)
          if (value === FAILED) {
            if (type.kind === 'non-null') return FAILED
            value = null
          }
        }
      }
      if (inherited) setValue(answer, key, value)
      else answer[key] = value
    }
    return answer
  }

  function completeValue(value: unknown, type: OutputType, parent: string, depth: number): unknown {
    if (type.kind === 'non-null') {
      const inner = completeValue(value, type.of, parent, depth)
      return inner === null
        ? problem(`Cannot return null for non-nullable ${described(type.of, parent, depth)}.`, depth)
        : inner
    }
    if (value === null || value === undefined) return null
    switch (type.kind) {
      case 'leaf':
        if (type.isValid(value)) return value
        return problem(`Invalid value found for ${described(type, parent, depth)}.`, depth)
      case 'object':
        if (!isRecord(value)) return problem(`Invalid value found for ${described(type, parent, depth)}.`, depth)
        return isShared
          ? completeShared(value, type.selection, type.name, depth)
          : completeObject(value, type.selection, type.name, depth)
      case 'list':
        if (!Array.isArray(value)) return problem(`Invalid value found for ${described(type, parent, depth)}.`, depth)
        return completeList(value, type.of, parent, depth)
    }
  }

  function completeList(values: readonly unknown[], type: OutputType, parent: string, depth: number): unknown {
    const answer: unknown[] = []
    let failed = false
    for (let index = 0; index < values.length; index++) {
      position[depth] = index
      const value = completeValue(values[index], type, parent, depth + 1)
      if (value === FAILED && type.kind === 'non-null') failed = true
      answer.push(value === FAILED ? null : value)
    }
    return failed ? FAILED : answer
  }

  function anyHolds(when: readonly Conditions[]): boolean {
    return when.some(one => hold(one, conditions))
  }

  function problem(message: string, depth: number): typeof FAILED {
    problems.push(
      new GraphQLError(message, { path: position.slice(0, depth), extensions: { code: 'INVALID_GRAPHQL' } }),
    )
    return FAILED
  }

  function described(type: OutputType, parent: string, depth: number): string {
    const last = position[depth - 1]
    if (typeof last === 'string') return `field ${parent}.${last}`
    return `array element of type ${type.name} at index ${last}`
  }

  const completed = completeObject(data, selection, '', 0)
  return { data: completed === FAILED ? null : completed, problems }
}
