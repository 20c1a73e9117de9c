import { defineConfig, mergeConfig } from 'vitest/config'
import usual from '../../vitest.config.ts'
import { END_TO_END } from './files.ts'

const merged = mergeConfig(
  usual,
  defineConfig({
    test: {
      // One deployment at a time: it is a dozen processes and eight PostgreSQL servers.
      fileParallelism: false,
      // How long things take is not what is tested here, and says nothing on a machine that runs all this at once.
      testTimeout: 600_000,
      hookTimeout: 600_000,
    },
  }),
)

export default { ...merged, test: { ...merged.test, include: [...END_TO_END] } }
