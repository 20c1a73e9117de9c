import { prepare } from './prepare.ts'

/** Loads, and does not come to an end. */
await prepare(false)
setInterval(() => {}, 1_000)
