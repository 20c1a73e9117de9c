import type { GatewaySettings } from '@hub/settings'

/**
 * What a process of the gateway is told by its environment, where a test wants something of it to be otherwise than usual.
 *
 * @throws Error where that is something that a deployment is not told
 */
export function gatewayVariables(changes: Partial<GatewaySettings>): Record<string, string> {
  const { requireDpop, requests, introspectionClients, signingKey, ...others } = changes
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw new Error(`a gateway of a deployment cannot be told \`${unknown}\``)
  return {
    ...(requireDpop !== undefined && { REQUIRE_DPOP: requireDpop ? '1' : '0' }),
    ...(requests !== undefined && {
      REQUESTS_PER_MINUTE: String(requests.perMinute),
      REQUESTS_AT_ONCE: String(requests.atOnce),
    }),
    ...(introspectionClients !== undefined && { INTROSPECTION_CLIENTS: introspectionClients.join() }),
    ...(signingKey !== undefined && { GATEWAY_SIGNING_KEY: JSON.stringify(signingKey) }),
  }
}
