import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

/** Tests that have a browser show it what is built from the sources as they are; in a process without their settings. */
export async function setup(): Promise<void> {
  await promisify(execFile)(process.execPath, [MAIN])
}
