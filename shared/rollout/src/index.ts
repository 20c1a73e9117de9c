export { type Following, follow, ROLLOUT_METRICS, type Rollout } from './follow.ts'
export { rootOf, rulesFolders } from './folders.ts'
