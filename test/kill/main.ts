import { parseArgs } from 'node:util'
import { runKills } from './run.ts'

/**
 * Kills one process of the hub after another, and PostgreSQL itself, while members work together; then has a member down
 * for a whole case. Counts what was lost, done twice, left without its log row, released too late, or told otherwise by
 * the registry than by its owner. Exits with 1 where anything was.
 */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' } } })
const kills = Number(values.kills)
const onKill = (name: string, of: number) => void process.stdout.write(`killed ${name} (${of} of ${kills})\n`)
const found = await runKills(kills, { holderDown: true, onKill })
process.stdout.write(`${JSON.stringify(found, null, 2)}\n`)
const { lost, twice, unlogged, late, astray } = found
process.exitCode = lost + twice + unlogged + late + astray === 0 ? 0 : 1
