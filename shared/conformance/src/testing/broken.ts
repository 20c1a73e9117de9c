import { inject } from 'vitest'
import { CHECKS } from '../run.ts'
import { startEmergency, type TestEmergency } from './emergency.ts'
import { idsOf, resultsFor } from './failing.ts'
import { type Breakage, passTo, type Sent, startProxy } from './proxy.ts'
import { recorded } from './recorded.ts'

/** A sound member, and how the kit finds it once it is broken. */
export interface BreakableMember extends AsyncDisposable {
  readonly member: TestEmergency
  /** The case that the kit is told of, and the member that is told as having no relation to it. */
  readonly held: string
  readonly stranger: 'outreach'
  /** Ids of the checks that fail. */
  failing(breakage: Breakage): Promise<readonly string[]>
  failingAt(url: string): Promise<readonly string[]>
}

/**
 * @param about which checks run: all that these breakages could concern
 * @param options.recorded asks the sound member each thing once, for all breakages: many questions take long
 */
export async function startBreakable(
  about: RegExp,
  options: { readonly recorded?: boolean } = {},
): Promise<BreakableMember> {
  const stack = new AsyncDisposableStack()
  const member = stack.use(await startEmergency(inject('postgresUrl')))
  const sound = stack.use(await member.serve())
  const direct = (sent: Sent) => passTo(sound.url, sent)
  const way = options.recorded ? recorded(direct, [member.held]) : direct
  const checks = CHECKS.filter(({ id }) => about.test(id))
  const told = { held: [member.held], stranger: 'outreach' } as const
  const failingAt = async (url: string) => idsOf(await resultsFor(member, url, told, checks), 'fail')
  return {
    member,
    held: member.held,
    stranger: told.stranger,
    failingAt,
    async failing(breakage) {
      await using broken = await startProxy(way, breakage)
      return await failingAt(broken.url)
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
