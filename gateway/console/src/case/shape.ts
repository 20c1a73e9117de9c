/** A member's part of a case, field by field; written by `pnpm schema` from the member's SDL. */
export interface RoomShape {
  /** Code of the member; the name of its field in `Case`. */
  readonly member: string
  /** Name of its type, as release reports name it. */
  readonly type: string
  readonly fields: readonly FieldShape[]
}

export interface FieldShape {
  readonly name: string
  /** Name of the type: of a scalar, an enum or an object. */
  readonly type: string
  readonly is: 'scalar' | 'enum' | 'object'
  readonly list: boolean
  /** What it needs, with the lists and objects around it. */
  readonly categories: readonly string[]
  /** Of an object. */
  readonly fields?: readonly FieldShape[]
}

/** A field that stands for all those of its room that need the same categories. */
export interface ExplainedField {
  readonly alias: string
  readonly field: string
  readonly categories: readonly string[]
}
