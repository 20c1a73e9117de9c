import type { CaseDraft } from '../case/draft.ts'
import { addAdvocacyFile, noAdvocacyRows } from './advocacy.ts'
import { addEmergencyFile, noEmergencyRows } from './emergency.ts'
import { addOutreachFile, noOutreachRows } from './outreach.ts'
import { addRelocationFile, type HostPlace, noRelocationRows } from './relocation.ts'
import { addSustainingFile, noSustainingRows } from './sustaining.ts'
import { addTrainingFile, noTrainingRows } from './training.ts'

/** Rows of members' own tables. */
export type FileRows = ReturnType<typeof noFiles>

export const noFiles = () => ({
  emergency: noEmergencyRows(),
  sustaining: noSustainingRows(),
  relocation: noRelocationRows(),
  training: noTrainingRows(),
  advocacy: noAdvocacyRows(),
  outreach: noOutreachRows(),
})

/** The rows of one case, at every member that holds a part. */
export function filesOf(id: string, draft: CaseDraft, hosts: readonly HostPlace[]): FileRows {
  const files = noFiles()
  if (draft.parts.has('emergency')) addEmergencyFile(files.emergency, id, draft)
  if (draft.parts.has('sustaining')) addSustainingFile(files.sustaining, id, draft)
  if (draft.parts.has('relocation')) addRelocationFile(files.relocation, id, draft, hosts)
  if (draft.parts.has('training')) addTrainingFile(files.training, id, draft)
  if (draft.parts.has('advocacy')) addAdvocacyFile(files.advocacy, id, draft)
  if (draft.parts.has('outreach')) addOutreachFile(files.outreach, id, draft)
  return files
}

/** Puts the rows of one case to those of others. */
export function joinFiles(all: FileRows, own: FileRows): void {
  for (const [member, tables] of Object.entries(own) as [keyof FileRows, Record<string, object[]>][]) {
    const target = all[member] as Record<string, object[]>
    for (const [table, rows] of Object.entries(tables)) target[table]?.push(...rows)
  }
}
