import { brokenGlass } from './break-glass.ts'
import { coordination } from './coordination.ts'
import { doubleFunding } from './double-funding.ts'
import { pairs } from './pairs.ts'
import { hiddenStatus, publication } from './publication.ts'
import { anyMember, closedRows, denialsOver } from './rows.ts'
import type { Scenario } from './scenario.ts'
import { showcase } from './showcase.ts'

/** The cases that show everything there is to show, in a fixed order. The first is the showcase. */
export const SCENARIOS: readonly Scenario[] = [
  showcase(),
  ...publication(),
  ...pairs(),
  ...doubleFunding(),
  ...coordination(),
  ...brokenGlass(),
  ...closedRows(),
  ...denialsOver(),
  ...anyMember(),
  ...hiddenStatus(),
]
