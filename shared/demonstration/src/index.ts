export { FEWEST_CASES } from './generate.ts'
export { type LoadOptions, loadDemonstration } from './load/load.ts'
export type { Showcase } from './load/memory.ts'
export { isLoaded, readShowcase, refreshEmergency } from './load/refresh.ts'
