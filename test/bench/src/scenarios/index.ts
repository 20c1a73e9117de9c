import { loggedPage } from './logged-page.ts'
import { mixedLoad } from './mixed-load.ts'
import { nested } from './nested.ts'
import { oneCase } from './one-case.ts'
import { pageOfCases } from './page-of-cases.ts'
import type { Scenario } from './scenario.ts'

/** All but the one on growing databases, which asks what (a) asks. */
export const SCENARIOS: readonly Scenario[] = [oneCase, pageOfCases, nested, mixedLoad, loggedPage]
