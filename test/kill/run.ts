import { setTimeout as delay } from 'node:timers/promises'
import { callersOf } from './caller.ts'
import { type Counts, countOf } from './counts.ts'
import { startKillableHub } from './hub.ts'
import { ledgersOf } from './ledgers.ts'
import { type During, playRound, playWithHolderDown, type Round } from './round.ts'

/** What a run found. */
export interface Found extends Counts {
  readonly kills: Readonly<Record<string, number>>
  /** Cases that members worked on together. */
  readonly cases: number
  /** Of them with a use of break-glass. */
  readonly glasses: number
  readonly acknowledged: number
  readonly tries: number
  readonly values: number
}

export interface KillOptions {
  /** Whether a holder is down for a whole case, besides. */
  readonly holderDown?: boolean
  readonly onKill?: (name: string, of: number) => void
}

/**
 * Members work together on one case after another; and while each step is under way, somebody is killed: processes in
 * turn, so that each dies in each step. Every step is given again under its key until it is answered, as a caller would.
 *
 * @param kills how many
 */
export async function runKills(kills: number, { holderDown = false, onKill }: KillOptions = {}): Promise<Found> {
  await using hub = await startKillableHub()
  await using ledgers = ledgersOf(hub)
  const callers = callersOf(hub)
  const perVictim: Record<string, number> = {}
  let killed = 0
  const during: During = async run => {
    const victim = hub.victims[killed % hub.victims.length]
    const result = run()
    result.catch(() => {})
    if (victim !== undefined && killed < kills) {
      killed += 1
      await delay(Math.random() * 40)
      await victim.kill()
      perVictim[victim.name] = (perVictim[victim.name] ?? 0) + 1
      onKill?.(victim.name, killed)
      await victim.start()
    }
    return result
  }

  const rounds: Round[] = []
  while (killed < kills) rounds.push(await playRound(callers, ledgers, during))
  const holder = hub.servers.find(({ name }) => name === 'training')
  if (holderDown && holder !== undefined) rounds.push(await playWithHolderDown(callers, ledgers, holder))

  const counts = await countOf(ledgers, rounds, callers.values)
  return {
    kills: perVictim,
    cases: rounds.length,
    glasses: rounds.filter(({ glass }) => glass !== null).length,
    acknowledged: callers.acknowledged,
    tries: callers.tries,
    values: callers.values.size,
    ...counts,
  }
}
