import type { Day, OfCase, RecordedOn } from '@hub/kit'
import type { AssessmentFinding, AssessmentKind, RiskLevel, SecurityTool, TrainingTopic } from './generated/types.ts'

/** The member's own tables. A case has a room here exactly when it has a row in `training_file`. */
export interface Tables {
  training_file: { case_id: string; tools_provided: SecurityTool[] }
  training_session: OfCase & {
    topic: TrainingTopic
    held_on: Day
    recorded_on: RecordedOn
    hours: number
    completed: boolean
  }
  security_assessment: OfCase & { kind: AssessmentKind; finding: AssessmentFinding; severity: RiskLevel }
}
