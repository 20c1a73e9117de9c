import { pagesSuite } from './src/browser/suites/pages.ts'
import { startWorld } from './src/browser/suites/world.ts'

/** Every page of the console, in both languages, directions and widths: real browser, real hub. */
pagesSuite(startWorld())
