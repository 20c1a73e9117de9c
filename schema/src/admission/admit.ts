import type { Owner } from '@hub/vocabulary'
import { GraphQLError } from 'graphql'
import { type MemberSdl, readMemberSdl } from './member-sdl.ts'
import { AdmissionError, type Refusal } from './rule.ts'
import { ADMISSION_RULES } from './rules.ts'

/** One member's SDL, to be admitted. */
export interface Submission {
  readonly owner: Owner
  /** As refusals shall name it. */
  readonly file: string
  readonly sdl: string
}

/** Everything that the rules have against these members; empty means admitted. */
export function refusalsOf(submissions: readonly Submission[]): Refusal[] {
  const refusals: Refusal[] = []
  const members: MemberSdl[] = []
  for (const { owner, file, sdl } of submissions) {
    try {
      members.push(readMemberSdl(owner, file, sdl))
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      const line = error.locations?.[0]?.line ?? 0
      refusals.push({ file, type: null, field: null, rule: 'SYNTAX', message: `${error.message} (line ${line})` })
    }
  }
  for (const member of members) {
    for (const rule of ADMISSION_RULES) {
      for (const finding of rule.check(member, members)) {
        refusals.push({ file: member.file, rule: rule.code, ...finding })
      }
    }
  }
  return refusals
}

/** Admits these members, or throws an {@link AdmissionError} that names file, type, field and rule of every refusal. */
export function admit(submissions: readonly Submission[]): readonly Submission[] {
  const refusals = refusalsOf(submissions)
  if (refusals.length > 0) throw new AdmissionError(refusals)
  return submissions
}
