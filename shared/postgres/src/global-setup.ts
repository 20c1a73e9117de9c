import type { TestProject } from 'vitest/node'
import { startTestPostgres } from './testing.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's URL of the server that all test files share; see `testPostgres`. */
    postgresUrl: string
  }
}

/**
 * Vitest `globalSetup`: one PostgreSQL for all test files.
 *
 * @example const postgres = testPostgres(inject('postgresUrl'))
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres()
  project.provide('postgresUrl', postgres.adminUrl)
  return postgres.stop
}
