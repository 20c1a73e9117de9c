export { type Backup, backUp, backupsIn } from './backup/backup.ts'
export { linesOf, type Progress } from './progress.ts'
export { type Restored, type RestoreParts, restore } from './restore/restore.ts'
export { UpkeepError } from './upkeep-error.ts'
