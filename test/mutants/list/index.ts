import type { Area } from '../mutant.ts'
import { ASSERTION } from './assertion.ts'
import { DECISION } from './decision.ts'
import { GATEWAY } from './gateway.ts'
import { KIT } from './kit.ts'
import { REGISTRY } from './registry.ts'

/** Every mutant, those first whose tests are quickest. */
export const AREAS: readonly Area[] = [DECISION, ASSERTION, REGISTRY, KIT, GATEWAY]
