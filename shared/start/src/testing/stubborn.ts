import { serve } from './serve.ts'

/** Serves, and does not listen to SIGTERM. */
serve('0', (_, response) => response.end())
process.removeAllListeners('SIGTERM').on('SIGTERM', () => {})
