import type { Owner } from '@hub/vocabulary'

/** Where the programs lie. */
export interface Programs {
  /** Builds the hub's own pages, as far as they are out of date. */
  readonly pages: URL
  readonly prepare: URL
  readonly identity: URL
  readonly gateway: URL
  readonly owner: (owner: Owner) => URL
}

const ROOT = new URL('../../../', import.meta.url)

/** The hub's own, found by the folders of their packages. */
export const PROGRAMS: Programs = {
  pages: new URL('gateway/pages/src/main.ts', ROOT),
  prepare: new URL('prepare.ts', import.meta.url),
  identity: new URL('shared/identity-provider/src/main.ts', ROOT),
  gateway: new URL('gateway/src/main.ts', ROOT),
  owner: owner => new URL(`subgraphs/${owner}/src/main.ts`, ROOT),
}
