import { OWNERS } from '@hub/vocabulary'

/** `pnpm upkeep <owner> <command>`: what an owner's own program does, without its path. */
const [owner = ''] = process.argv.splice(2, 1)
if (OWNERS.some(code => code === owner)) await import(`../../../subgraphs/${owner}/src/main.ts`)
else {
  process.stderr.write(`usage: pnpm upkeep <owner> <command>; an owner is one of ${OWNERS.join(', ')}\n`)
  process.exitCode = 1
}
