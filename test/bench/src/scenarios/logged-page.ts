import { pageOfCases } from './page-of-cases.ts'
import type { Scenario } from './scenario.ts'

/** What (b) asks, of the hub and of the same hub without a release log and the tree over it. */
export const loggedPage: Scenario = {
  ...pageOfCases,
  key: 'f',
  title: 'the page of (b), with the release log and the tree over it, and without',
  // Registered already.
  operations: [],
}
