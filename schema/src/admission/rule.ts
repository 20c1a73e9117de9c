import type { MemberSdl } from './member-sdl.ts'

/** Where in a member's SDL a rule is broken. `type` and `field` are null where none can be named. */
export interface Finding {
  readonly type: string | null
  readonly field: string | null
  readonly message: string
}

/** One thing that a member's SDL must not do. Codes are stable: people search for them, tests name them. */
export interface AdmissionRule {
  readonly code: string
  readonly description: string
  /** `all` are the members composed together, this one included. */
  check(member: MemberSdl, all: readonly MemberSdl[]): Iterable<Finding>
}

/** A finding with the file it is in and the rule it breaks. */
export interface Refusal extends Finding {
  readonly file: string
  readonly rule: string
}

/** One or more members are not admitted; nothing is composed. */
export class AdmissionError extends Error {
  override readonly name = 'AdmissionError'
  readonly refusals: readonly Refusal[]

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(describe).join('\n'))
    this.refusals = refusals
  }
}

/** `subgraphs/emergency/schema.graphql: Threat.act: UNCLASSIFIED: …` */
export function describe({ file, type, field, rule, message }: Refusal): string {
  const place = type === null ? '' : field === null ? `${type}: ` : `${type}.${field}: `
  return `${file}: ${place}${rule}: ${message}`
}
