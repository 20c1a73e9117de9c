import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{gateway,subgraphs,shared,schema,test}/**/*.test.ts'],
    // Native module loading: otherwise two copies of graphql meet, and `instanceof` fails between them.
    experimental: { viteModuleRunner: false },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
