import { z } from 'zod'
import type { RegistryDoor } from '../registry.ts'
import type { ClosedCase } from './cases-over.ts'

const answer = z.object({ closed: z.array(z.object({ caseId: z.uuid(), closedAt: z.iso.datetime() })) })

/** The cases of this member that are closed: their status is the registry's, and no member knows when another set it. */
export async function closedCases({ ask }: Pick<RegistryDoor, 'ask'>): Promise<readonly ClosedCase[]> {
  return (await ask('/desk/closed-cases', {}, answer)).closed
}
