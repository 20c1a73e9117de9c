import { readFileSync } from 'node:fs'
import type { MemberCode } from '@hub/vocabulary'
import type { Check, Result } from '../check.ts'
import { CHECKS, checkMember, type MemberUnderTest } from '../run.ts'
import { agreement, type TestMember } from './member.ts'

/** Results for a member at this address. */
export async function resultsFor(
  member: TestMember,
  url: string,
  told: Partial<MemberUnderTest> = {},
  checks: readonly Check[] = CHECKS,
): Promise<readonly Result[]> {
  const sdl = readFileSync(new URL('schema.graphql', member.owner.folder), 'utf8')
  const underTest = { url, owner: member.owner.code as MemberCode, sdl, held: [], ...told }
  const results: Result[] = []
  for await (const result of checkMember(underTest, member.authorities, agreement, checks)) results.push(result)
  return results
}

/** Ids of the checks that ended so. */
export function idsOf(results: readonly Result[], outcome: Result['outcome']): readonly string[] {
  return results.filter(result => result.outcome === outcome).map(result => result.id)
}
