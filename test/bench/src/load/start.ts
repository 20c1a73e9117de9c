import type { Contender } from '../contenders/contender.ts'
import { compareAnswers } from '../measure/answers.ts'
import type { Processes } from '../processes.ts'
import { bodyOf, type Request } from '../scenarios/scenario.ts'
import type { Load, LoadResult } from './protocol.ts'

const CONNECTIONS = 16

/**
 * Load on one contender, in pieces that go on where the last one ended.
 *
 * @throws where an answer is not the one that was given to the same request at the start
 */
export async function startLoad(processes: Processes, contender: Contender, asked: readonly Request[]) {
  const { lengths } = await processes.race(compareAnswers([contender], asked, 'same'))
  const own = lengths.get(contender.key) ?? []
  const callers = [...new Set(asked.map(({ caller }) => caller))]
  const requests = asked.map((request, index) => ({
    headers: callers.indexOf(request.caller),
    body: bodyOf(request),
    length: own[index] ?? 0,
  }))
  const generator = await processes.start({ name: 'load', entry: new URL('main.ts', import.meta.url) })
  let from = 0
  return async (much: Partial<Pick<Load, 'seconds' | 'most'>>): Promise<LoadResult> => {
    const headers = await Promise.all(
      callers.map(async caller => ({ 'content-type': 'application/json', ...(await contender.headers(caller)) })),
    )
    const load: Load = {
      url: contender.url,
      headers,
      requests,
      from,
      connections: CONNECTIONS,
      seconds: A_DAY,
      ...much,
    }
    const result = (await generator.ask(load)) as LoadResult
    if (result.wrong > 0) throw new Error(`${result.wrong} answers are wrong: ${result.firstWrong}`)
    from += result.latencies.length
    return result
  }
}

const A_DAY = 86_400
