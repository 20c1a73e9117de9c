import type { Owner } from '@hub/vocabulary'

/** Where the programs lie. */
export interface Programs {
  readonly prepare: URL
  readonly identity: URL
  readonly gateway: URL
  readonly owner: (owner: Owner) => URL
}

const ROOT = new URL('../../../', import.meta.url)

/** The hub's own, found by the folders of their packages. */
export const PROGRAMS: Programs = {
  prepare: new URL('prepare.ts', import.meta.url),
  identity: new URL('shared/identity-provider/src/main.ts', ROOT),
  gateway: new URL('gateway/src/main.ts', ROOT),
  owner: owner => new URL(`subgraphs/${owner}/src/main.ts`, ROOT),
}
