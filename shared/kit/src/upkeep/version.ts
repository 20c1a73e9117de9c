import { readFileSync } from 'node:fs'

/** Of this hub, as its packages say. */
export const HUB_VERSION: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version
