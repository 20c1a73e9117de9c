import type { Conditions } from './conditions.ts'

/** What a client selected of an object: which fields the answer has, by the object's type. */
export interface OutputSelection {
  /**
   * Null where an object of this selection cannot be of such a type.
   *
   * @param typename what the object calls itself; undefined where it does not say
   */
  fieldsOf(typename: unknown): OutputFields | null
}

export interface OutputFields {
  /** Of the object; for messages. */
  readonly typename: string
  readonly fields: readonly OutputField[]
}

/** One field of an answer. */
export interface OutputField {
  /** The name in the answer: an alias, or the field's own. */
  readonly key: string
  /** Whether every object inherits something of that name. */
  readonly inherited: boolean
  /** One entry per place where it is selected; it counts if one of them does. Null: always. */
  readonly when: readonly Conditions[] | null
  readonly value: OutputValue
}

/** Where a field's value comes from. */
export type OutputValue =
  | OutputType
  /** It is the same whatever the data are. */
  | { readonly kind: 'constant'; readonly value: string | null }
  /** `__typename` of an object that may be of several types and has not said of which. */
  | { readonly kind: 'typename'; readonly isObject: (name: string) => boolean }

/** How a value is read: the type that the schema gives it, and what is selected below it. */
export type OutputType =
  | { readonly kind: 'leaf'; readonly name: string; readonly isValid: (value: unknown) => boolean }
  | { readonly kind: 'object'; readonly name: string; readonly selection: OutputSelection }
  | { readonly kind: 'list'; readonly of: OutputType; readonly name: string }
  | { readonly kind: 'non-null'; readonly of: OutputType; readonly name: string }
