import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that are short and take long: browsers, processes of their own, databases that are killed. */
const LONG = /\/(console|console-pages|seventh-member|hub|bench|kill|failover|rollout|sign-in|canaries)\.test\.ts$/

/** The longest first, so that no core waits for the last file. Without a memory of durations, size stands for them. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter(file => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    include: ['{gateway,subgraphs,shared,schema,test}/**/*.test.ts'],
    // One real PostgreSQL for all files, and the hub's own pages as their sources are.
    globalSetup: ['shared/postgres/src/global-setup.ts', 'gateway/pages/src/global-setup.ts'],
    // Native module loading: otherwise two copies of graphql meet, and `instanceof` fails between them.
    experimental: { viteModuleRunner: false },
    // Much of the time is spent waiting for PostgreSQL and for child processes, so no core is kept back.
    maxWorkers: '100%',
    // Loading Apollo anew for each file would take a third of all time. Files share nothing else: no test may change what
    // a module keeps, or the environment, without putting it back.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
