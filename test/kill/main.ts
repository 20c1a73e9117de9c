import { parseArgs } from 'node:util'
import { runKills } from './run.ts'

/**
 * Kills one process of the hub after another, and PostgreSQL itself, while members work together, and counts what was
 * lost, done twice, or left without its log row. Exits with 1 where anything was.
 */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' } } })
const kills = Number(values.kills)
const found = await runKills(kills, (name, of) => process.stdout.write(`killed ${name} (${of} of ${kills})\n`))
process.stdout.write(`${JSON.stringify(found, null, 2)}\n`)
const { lost, twice, unlogged, late } = found
process.exitCode = lost + twice + unlogged + late === 0 ? 0 : 1
