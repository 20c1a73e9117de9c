import base from '../../vitest.config.ts'

/** For tests that need no PostgreSQL: nothing is started before them, and one thread does for all files. */
export default { ...base, test: { ...base.test, globalSetup: [], pool: 'threads', isolate: false, maxWorkers: 1 } }
