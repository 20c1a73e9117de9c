export { createDoors, type Doors, type DrainTimes } from './doors.ts'
export { patiently, type WaitingFor } from './patiently.ts'
export { drainOnSignals } from './signals.ts'
