import { casesSuite } from './src/browser/suites/cases.ts'
import { deskSuite } from './src/browser/suites/desk.ts'
import { explorerSuite } from './src/browser/suites/explorer.ts'
import { logsSuite } from './src/browser/suites/logs.ts'
import { speedSuite } from './src/browser/suites/speed.ts'
import { statisticsSuite } from './src/browser/suites/statistics.ts'
import { startWorld } from './src/browser/suites/world.ts'

/** The console and the API explorer as people use them: a real browser, the real hub. */
const world = startWorld()
casesSuite(world)
logsSuite(world)
statisticsSuite(world)
explorerSuite(world)
// What follows changes the case that the others look at.
deskSuite(world)
speedSuite(world)
