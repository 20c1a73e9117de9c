import type { Purpose } from '@hub/vocabulary'

/** Who asks, and what for: a demonstration identity under one purpose. */
export interface Caller {
  readonly sub: string
  readonly purpose: Purpose
}

/** Those of the mixed load: eight callers of four roles and eight purposes. */
export const CALLERS = {
  protection: { sub: 'emergency-system', purpose: 'EMERGENCY_PROTECTION' },
  assessment: { sub: 'sustaining-system', purpose: 'GRANT_ASSESSMENT' },
  placement: { sub: 'relocation-system', purpose: 'RELOCATION_PLACEMENT' },
  outreach: { sub: 'outreach-system', purpose: 'OUTREACH' },
  training: { sub: 'case-worker@training.example', purpose: 'TRAINING' },
  advocacy: { sub: 'case-worker@advocacy.example', purpose: 'ADVOCACY_PRIVATE' },
  coordination: { sub: 'coordinator@secretariat.example', purpose: 'CASE_COORDINATION' },
  oversight: { sub: 'dpo@emergency.example', purpose: 'AUDIT' },
} as const satisfies Readonly<Record<string, Caller>>

export type CallerName = keyof typeof CALLERS
