import { type CaseDraft, type CaseOptions, draftCase, type SubjectKind } from '../case/draft.ts'
import type { MemberShown } from '../members.ts'
import type { Random } from '../random.ts'

/** One case that is there to show something. */
export interface Scenario {
  /** True: it belongs on the first page of everyone who can see it. */
  readonly front?: boolean
  readonly draft: (random: Random, now: number) => CaseDraft
}

/** A scenario that sets up its own case. */
export function scenario(options: CaseOptions, tell: (draft: CaseDraft) => void, front = false): Scenario {
  return {
    front,
    draft: (random, now) => {
      const draft = draftCase(random, now, options)
      tell(draft)
      return draft
    },
  }
}

/** Whom a member's cases are about where every field is to have a value. */
export function subjectOf(owner: MemberShown): SubjectKind {
  return owner === 'sustaining' ? 'ORGANISATION' : 'PERSON'
}
