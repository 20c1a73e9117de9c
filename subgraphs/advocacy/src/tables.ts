import type { Day, OfCase, RecordedOn } from '@hub/kit'
import type {
  AdvocacyActionKind,
  AdvocacyActionStatus,
  AdvocacyAddressee,
  PublicationPermission,
} from './generated/types.ts'

/** The member's own tables. A case has a room here exactly when it has a row in `advocacy_file`. */
export interface Tables {
  advocacy_file: { case_id: string; publication_permission: PublicationPermission }
  advocacy_action: OfCase & ActionColumns
  appeal: OfCase & { title: string; published_on: Day | null; url: string | null }
  /** What stands on the public website. No column may ever lead from here to a case. */
  published_appeal: { id: OfCase['id']; title: string; published_on: Day; url: string }
}

interface ActionColumns {
  kind: AdvocacyActionKind
  addressee: AdvocacyAddressee
  sent_on: Day | null
  recorded_on: RecordedOn
  status: AdvocacyActionStatus
  text: string | null
}
