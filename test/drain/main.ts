import { runDrains } from './run.ts'

/**
 * Ends each process of the gateway and of owners in turn, in good order, while questions and commands go on, and prints
 * how many of these failed. Exits with 1 where any did.
 */
const found = await runDrains(name => process.stdout.write(`drained and started again: ${name}\n`))
const shown = { ...found, failures: found.failures.slice(0, 5), failed: found.failures.length }
process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`)
process.exitCode = found.failures.length + found.badly.length + found.unlogged === 0 ? 0 : 1
