import { runCommand } from './command.ts'
import { PROGRAMS } from './programs.ts'

await runCommand(PROGRAMS)
