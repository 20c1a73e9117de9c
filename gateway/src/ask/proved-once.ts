import { REGISTRY } from '@hub/vocabulary'
import type { HubContext } from '../context.ts'
import type { AskingServices } from './owner-fetches.ts'

/** The least that can be asked of the registry; what matters is the row in its log. */
const CLAIM = JSON.stringify({ query: '{ members { code } }', variables: {} })

/**
 * Whether the answer to a request may leave, as far as the caller's proof goes (DPoP): not if the registry's log shows
 * that the proof was used for another request, at whatever process of the gateway. Nearly every request asks the
 * registry anyway; one that asked only others now lets it take note of the proof. While the registry is down, or slow,
 * the memory of this process stands alone.
 */
export async function provedOnce(context: HubContext, { transport, health }: AskingServices): Promise<boolean> {
  const { asking, assertionIds, recorder } = context
  if (asking.proof === null || assertionIds.size === 0) return true
  if (!assertionIds.has(REGISTRY.code) && !health.isDown(REGISTRY.code)) {
    if ((await transport.ask(REGISTRY.code, CLAIM, context)) === 'replayed') return false
  }
  return !recorder.wasReplayed(REGISTRY.code)
}
