import { defineConfig, mergeConfig } from 'vitest/config'
import usual from '../../vitest.config.ts'

const merged = mergeConfig(
  usual,
  defineConfig({ test: { fileParallelism: false, testTimeout: 60_000, hookTimeout: 180_000 } }),
)

/**
 * The end-to-end tests: those that ask a hub from outside as callers do, with the data and the agreement that there are,
 * look at what reaches owners and at what is in their databases, and change nothing about how its processes are run.
 */
const END_TO_END = [
  'test/attacks/{caches,claims,filters,involvement,refused-operations,same-key}.test.ts',
  'test/desk/{desk,refusals}.test.ts',
  'test/{bytes,explanation,graphql-over-http,ledgers,oracle,refusals,same-bytes,showcase}.test.ts',
]

export default { ...merged, test: { ...merged.test, include: END_TO_END } }
