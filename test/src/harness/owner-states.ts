import { setTimeout as delay } from 'node:timers/promises'
import { OWNERS, type Owner } from '@hub/vocabulary'

type State = 'up' | 'down'

/**
 * Resolves when each of these processes of the gateway takes the owner, or without one all of them, for up or for down.
 * It asks on until then: how long a test may take is for the test runner to say.
 */
export async function untilTaken(gateways: readonly string[], state: State, owner?: Owner): Promise<void> {
  const meant = owner === undefined ? OWNERS : [owner]
  for (const url of gateways) {
    const isSo = async () => {
      const response = await fetch(`${url}/health/ready`)
      const { owners } = (await response.json()) as { owners: Readonly<Record<Owner, State>> }
      return meant.every(one => owners[one] === state)
    }
    while (!(await isSo())) await delay(20)
  }
}
