import { runCommand } from '../command.ts'
import { standInsWith } from './programs.ts'

await runCommand(standInsWith(process.argv.slice(2)))
