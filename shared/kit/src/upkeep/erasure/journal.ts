import { z } from 'zod'
import type { RegistryDoor } from '../registry.ts'

/**
 * What the registry keeps of erasures: a digest of the case for each owner, so that an owner which is restored from a
 * backup can erase again what it had erased. It must be there before anything is erased.
 */
export interface ErasureJournal {
  /**
   * Enters an erasure, and takes the owner's part of the case out of the registry's mirror. How many others hold one.
   *
   * @param tell whether the others find it on their desks: the erasure of what is merely old is nobody's concern
   */
  enter(caseId: string, tell: boolean): Promise<{ readonly holders: number }>
  /** Digests of what was erased since. */
  since(moment: string): Promise<readonly string[]>
}

const entered = z.object({ holders: z.int().nonnegative() })
const digests = z.object({ digests: z.array(z.string()) })

export function erasureJournal({ ask }: Pick<RegistryDoor, 'ask'>): ErasureJournal {
  return {
    enter: (caseId, tell) => ask('/desk/erasure', { caseId, tell }, entered),
    since: async moment => (await ask('/desk/erasures', { since: moment }, digests)).digests,
  }
}
