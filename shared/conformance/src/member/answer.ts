import { fromWire } from '@hub/decision'

/** What a member answered: the exact bytes, and what they say if they are JSON. */
export interface Answer {
  readonly status: number
  readonly contentType: string
  readonly text: string
  /** Undefined where the text is no JSON. */
  readonly json: unknown
}

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `data`, where there is any. */
export function dataOf({ json }: Answer): JsonObject | null {
  return isObject(json) && isObject(json.data) ? json.data : null
}

export function errorsOf({ json }: Answer): readonly unknown[] {
  return isObject(json) && Array.isArray(json.errors) ? json.errors : []
}

/** Answered, and without a fault. */
export function isWhole(answer: Answer): boolean {
  return answer.status === 200 && dataOf(answer) !== null && errorsOf(answer).length === 0
}

/** Whether anything is released at all. */
export function isEmpty(answer: Answer): boolean {
  return dataOf(answer) === null && !Array.isArray(answer.json) && rawDecisionsOf(answer).length === 0
}

/** `data._entities`, where it is a list. */
export function entitiesOf(answer: Answer): readonly unknown[] | null {
  const entities = dataOf(answer)?._entities
  return Array.isArray(entities) ? entities : null
}

/** `extensions.hub`, where there is one. */
export function hubOf({ json }: Answer): JsonObject | null {
  const extensions = isObject(json) ? json.extensions : undefined
  return isObject(extensions) && isObject(extensions.hub) ? extensions.hub : null
}

/** The decisions as they came. */
export function rawDecisionsOf(answer: Answer): readonly unknown[] {
  const decisions = hubOf(answer)?.decisions
  return Array.isArray(decisions) ? decisions : []
}

export type ReadDecision = NonNullable<ReturnType<typeof fromWire>>['decision']

/** The decisions that can be read, by the case they are about. */
export function decisionsOf(answer: Answer): ReadonlyMap<string, ReadDecision> {
  const read = rawDecisionsOf(answer).map(fromWire)
  return new Map(read.filter(one => one !== null).map(({ key, decision }) => [key, decision]))
}
