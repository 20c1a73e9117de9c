import { runFailover } from './run.ts'

/**
 * Each owner has a primary PostgreSQL with a standby. Kills one primary after another under load, makes its standby the
 * primary, and prints how many requests failed, for how long, and whether anything was lost or told that must not be.
 * Exits with 1 where it was.
 */
const found = await runFailover(14, [['registry'], ['emergency'], ['training']])
process.stdout.write(`${JSON.stringify(found, null, 2)}\n`)
const { failedElsewhere, lost, unlogged, withdrawnButTold, late } = found
process.exitCode = failedElsewhere + lost + unlogged + withdrawnButTold + late === 0 ? 0 : 1
