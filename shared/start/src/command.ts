import { Ending } from './ending.ts'
import { runHub } from './hub.ts'
import type { Programs } from './programs.ts'
import { voiceOn } from './voice.ts'

/** Runs the hub from these programs until it ends, and ends the process with it. */
export async function runCommand(programs: Programs): Promise<never> {
  const voice = voiceOn(process.stdout, process.stderr)
  const ending = new Ending()

  // One Ctrl-C may arrive several times, from the terminal and from each wrapper: only the first counts.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!ending.signal.aborted) voice.step('stopping …')
      ending.ask()
    })
  }

  const { code, line } = await runHub({ env: process.env, programs, voice, ending }).catch(error =>
    ending.exitFor(error),
  )
  if (line === undefined) voice.step('stopped')
  else voice.fail(line)
  process.exit(code)
}
