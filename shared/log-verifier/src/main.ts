import { verifyCommand } from './command.ts'

const { said, code } = await verifyCommand(process.argv.slice(2))
;(code === 2 ? process.stderr : process.stdout).write(said)
process.exitCode = code
