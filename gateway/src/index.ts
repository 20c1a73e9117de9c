export { type GatewayParts, type RunningGateway, startGateway } from './gateway.ts'
export { type RegisteredOperations, readOperations, registerOperations } from './operations/registered-operations.ts'
export type { Withheld } from './report/recorder.ts'
export type { ReleaseReport } from './report/release-report.ts'
