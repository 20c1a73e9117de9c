import { advocacy } from '@hub/advocacy'
import { emergency } from '@hub/emergency'
import type { OwnerDefinition } from '@hub/kit'
import { outreach } from '@hub/outreach'
import { registry } from '@hub/registry'
import { relocation } from '@hub/relocation'
import { sustaining } from '@hub/sustaining'
import { training } from '@hub/training'

/** Every owner that the demonstration fills. */
export const DEFINITIONS: readonly OwnerDefinition[] = [
  registry,
  emergency,
  sustaining,
  relocation,
  training,
  advocacy,
  outreach,
]
