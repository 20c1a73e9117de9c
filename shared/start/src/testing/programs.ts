import type { Programs } from '../programs.ts'

const own = (name: string) => new URL(`${name}.ts`, import.meta.url)

/**
 * Stand-ins that keep the contract of a child and start quickly.
 *
 * @param swaps others in their place, such as `emergency=complains`
 */
export function standInsWith(swaps: readonly string[]): Programs {
  const swapped = Object.fromEntries(swaps.map(swap => swap.split('='))) as Record<string, string | undefined>
  return {
    pages: own(swapped.pages ?? 'pages'),
    prepare: own(swapped.prepare ?? 'prepare'),
    identity: own(swapped.identity ?? 'identity'),
    gateway: own(swapped.gateway ?? 'gateway'),
    owner: owner => own(swapped[owner] ?? 'owner'),
  }
}
