export { type Agreement, loadAgreement } from './load.ts'
