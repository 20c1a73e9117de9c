import { exportCommand } from './export/command.ts'

const { said, code } = await exportCommand(process.argv.slice(2))
;(code === 0 ? process.stdout : process.stderr).write(said)
process.exitCode = code
